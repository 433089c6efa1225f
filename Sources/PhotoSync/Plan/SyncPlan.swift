internal import GraphPhotos
internal import PhotoNormalization

/// What would be sent, and what would not and why: a value that is made without a request.
package struct SyncPlan: Sendable {
    /// People in the order of the list, other targets, then photos that are nobody's.
    package let lines: [PlanLine]
    /// Numbers of people for whom there is no photo here.
    package let peopleWithoutPhoto: [Int]
    /// Targets that have a photo, as far as it is known.
    package let havingCount: Int

    /// - Parameters:
    ///   - people: as the join numbers them.
    ///   - files: as the join numbers them.
    ///   - join: which photos are whose.
    ///   - checks: by the files' numbers, what was found in them; nil for those of no pair.
    ///   - cloud: what each target has; one that is missing may have a photo.
    ///   - earlier: what was sent before.
    ///   - options: what decides where it could go either way.
    ///   - nearest: the name next to one that nobody has.
    package init(
        people: [Person],
        files: [PhotoFile],
        join: PhotoJoin,
        checks: [CheckedPhoto?],
        cloud: [SyncTarget: CloudPhoto],
        earlier: [SyncTarget: EarlierUpload] = [:],
        options: PlanOptions = PlanOptions(),
        nearest: (String) -> String? = { _ in nil }
    ) {
        let maker = PlanMaker(
            people: people, files: files, checks: checks, cloud: cloud, earlier: earlier, options: options)
        var lines: [PlanLine] = []
        lines.reserveCapacity(files.count)
        let pairs = join.pairs.sorted { $0.target < $1.target }
        var isLeftOut = [Bool](repeating: true, count: people.count)
        var next = pairs.startIndex
        while next < pairs.endIndex {
            let target = pairs[next].target
            let end = pairs[next...].firstIndex { $0.target != target } ?? pairs.endIndex
            lines.append(maker.line(target, Array(pairs[next..<end])))
            if case .person(let number) = target { isLeftOut[number] = false }
            next = end
        }
        Self.markSamePictures(&lines)
        for orphan in join.orphans { lines.append(maker.line(orphan.file, orphan.reason, nearest)) }
        self.lines = lines
        for case .several(let candidates) in join.orphans.map(\.reason) {
            for case .person(let number) in candidates { isLeftOut[number] = false }
        }
        peopleWithoutPhoto = people.indices.filter { isLeftOut[$0] }
        havingCount = cloud.values.count { $0 != CloudPhoto.missing }
    }

    private static func markSamePictures(_ lines: inout [PlanLine]) {
        let sent = lines.indices.filter { lines[$0].outcome.isSent && lines[$0].photos.first?.sha256 != nil }
        for same in Dictionary(grouping: sent, by: { lines[$0].photos.first?.sha256 }).values where same.count > 1 {
            for index in same { lines[index].notices = (lines[index].notices ?? []) + [.samePicture] }
        }
    }

    /// - Parameter limit: how many photos may be replaced at once.
    /// - Throws: `too-many-replaced`.
    package func check(_ limit: PlanOptions.ReplacementLimit) throws(SyncError) {
        let count = count(of: .replaces)
        let maximum = limit.maximumCount(of: havingCount)
        guard count > maximum else { return }
        throw SyncError(.tooManyReplaced, "The plan replaces \(count) photos, and \(maximum) may be replaced at once.")
    }

    /// Every sum is a count over lines.
    ///
    /// - Parameter outcome: what is done.
    /// - Returns: lines of it.
    package func count(of outcome: PlanLine.Outcome) -> Int { lines.count { $0.outcome == outcome } }

    /// What is sent: lines, bytes of the files, and bytes that go out as far as they are known.
    package var sent: (count: Int, byteCount: Int, outputByteCount: Int) {
        let photos = lines.filter(\.outcome.isSent).compactMap(\.photos.first)
        return (
            photos.count, photos.reduce(0) { $0 + $1.byteCount }, photos.reduce(0) { $0 + ($1.outputByteCount ?? 0) }
        )
    }

    /// By code, how many photos cannot be used.
    package var rejections: [String: Int] {
        lines.reduce(into: [:]) { counts, line in
            if line.outcome == .rejected { counts[line.code ?? "", default: 0] += 1 }
        }
    }
}
