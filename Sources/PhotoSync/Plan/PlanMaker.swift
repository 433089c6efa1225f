internal import GraphPhotos
internal import PhotoNormalization

/// Decides line by line.
struct PlanMaker {
    let people: [Person]
    let files: [PhotoFile]
    let checks: [CheckedPhoto?]
    let cloud: [SyncTarget: CloudPhoto]
    let earlier: [SyncTarget: EarlierUpload]
    let options: PlanOptions

    /// Of a target, and all photos that were found for it.
    func line(_ target: SyncTarget, _ pairs: [PhotoJoin.Pair]) -> PlanLine {
        var line: PlanLine
        if let pair = chosen(pairs) {
            line = decided(target, pair)
            line.photos = [photo(pair.file)]
            switch pair.rule {
            case .name(let key): line.rule = key.rawValue
            case .map(let number): (line.rule, line.line) = ("map", number)
            }
        } else {
            line = PlanLine(.twoPhotos, photos: pairs.map(\.file).sorted().map(photo))
        }
        line.target = self.target(target)
        if case .person(let number) = target { line.name = people[number].userPrincipalName }
        if let there = cloud[target] {
            line.hasCloudPhoto = there != .missing
            if case CloudPhoto.present(let etag) = there { line.etag = etag }
        }
        return line
    }

    private func decided(_ target: SyncTarget, _ pair: PhotoJoin.Pair) -> PlanLine {
        let check = checked(pair.file)
        if let error = check.error {
            var line = PlanLine(.rejected, photos: [])
            line.code = error.code.rawValue
            line.message = error.message
            return line
        }
        var line = PlanLine(outcome(target, check), photos: [])
        if line.outcome.isSent, check.mayLieOnItsSide { line.notices = [.mayLieOnItsSide] }
        return line
    }

    /// What is not known to be missing counts as a photo that is there.
    private func outcome(_ target: SyncTarget, _ check: CheckedPhoto) -> PlanLine.Outcome {
        let there = cloud[target]
        if there == CloudPhoto.missing { return .new }
        if options.onlyMissing { return .hasPhoto }
        guard let before = earlier[target] else { return .replaces }
        let isChanged = there.map { $0 != CloudPhoto.present(etag: before.etag) } ?? false
        if isChanged { return options.replacesChanged ? .replaces : .changedInCloud }
        return before.sha256 == check.sha256 ? .unchanged : .replaces
    }

    /// The one photo of a target; nil when nothing decides among several.
    private func chosen(_ pairs: [PhotoJoin.Pair]) -> PhotoJoin.Pair? {
        let sorted = pairs.sorted { Self.isFromMap($0) == Self.isFromMap($1) ? $0.file < $1.file : Self.isFromMap($0) }
        // Copies of one picture are no choice.
        if Set(pairs.map { checked($0.file).sha256 }).count == 1 { return sorted.first }
        guard let preference = options.preference else { return nil }
        let usable = sorted.filter { checked($0.file).error == nil }
        switch preference {
        case .map:
            let mapped = sorted.filter(Self.isFromMap)
            return mapped.count == 1 ? mapped.first : nil
        case .newest: return Self.only(usable) { files[$0.file].modified }
        case .largest: return Self.only(usable) { checked($0.file).pixelCount ?? 0 }
        }
    }

    private static func isFromMap(_ pair: PhotoJoin.Pair) -> Bool {
        if case .map = pair.rule { true } else { false }
    }

    /// The one with the largest value; nil when two have it.
    private static func only(_ pairs: [PhotoJoin.Pair], by value: (PhotoJoin.Pair) -> Int) -> PhotoJoin.Pair? {
        guard let largest = pairs.map(value).max() else { return nil }
        let best = pairs.filter { value($0) == largest }
        return best.count == 1 ? best.first : nil
    }

    /// Of a photo that is nobody's.
    func line(_ file: Int, _ orphan: PhotoJoin.Orphan, _ nearest: (String) -> String?) -> PlanLine {
        switch orphan {
        case .noRule: return PlanLine(.noRule, photos: [photo(file)])
        case .nobody(let value):
            var line = PlanLine(.nobody, photos: [photo(file)])
            line.value = value
            line.hint = nearest(value)
            return line
        case .several(let targets):
            var line = PlanLine(.severalTargets, photos: [photo(file)])
            line.candidates = targets.map(target)
            return line
        }
    }

    private func photo(_ number: Int) -> PlanLine.Photo {
        let (file, check) = (files[number], checks[number])
        return PlanLine.Photo(
            path: file.path, byteCount: file.byteCount, modified: Timestamp.text(file.modified / 1_000_000_000),
            sha256: check?.sha256, outputByteCount: check?.outputByteCount)
    }

    func target(_ target: SyncTarget) -> PlanTarget {
        switch target {
        case .person(let number): PlanTarget(user: people[number].id)
        case .other(let other): PlanTarget(other)
        }
    }

    private func checked(_ file: Int) -> CheckedPhoto {
        guard let check = checks[file] else { preconditionFailure("a photo of the plan was not looked into") }
        return check
    }
}
