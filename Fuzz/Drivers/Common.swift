import PhotoNormalization

func copy(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    [UInt8](UnsafeBufferPointer(start: start, count: count))
}

/// Ends the process, which is how libFuzzer hears of a finding.
func check(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}

/// Such that no input takes long: large pictures are for the tests of limits.
let smallLimits: ResourceLimits = {
    var limits = ResourceLimits()
    limits.maximumPixelCount = 300_000
    limits.maximumDecodingSeconds = 2
    return limits
}()

/// Normalizes, and asks of the output what is promised of it: within the budget, sound, and adapted.
func fuzzNormalize(_ bytes: [UInt8], _ policy: WarningPolicy) {
    var options = NormalizationOptions(warningPolicy: policy, minimumEdge: 1, checksItself: true)
    options.limits = smallLimits
    // One byte of the input, from where headers are not, chooses between plenty and hardly anything.
    let choice = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2])
    options.maximumByteCount = choice < 128 ? .request : .percentOfInput(Double(choice - 118))
    options.metadata = [.minimal, .credit, .none, .minimal][choice % 4]
    options.maximumEdge = choice % 5 == 0 ? 1 + choice / 4 : nil
    options.crop = choice % 7 == 0 ? .square : .none
    options.color = choice % 3 == 0 ? .srgb : .keep
    options.allowsResizing = choice % 11 != 0
    do throws(PhotoError) {
        let once = try PhotoNormalizer(options: options).normalize(bytes)
        check(once.bytes.count <= options.maximumByteCount.byteCount(inputByteCount: bytes.count), "over the budget")
        options.maximumByteCount = .request
        options.warningPolicy = .standard
        let twice: NormalizedPhoto
        do throws(PhotoError) {
            twice = try PhotoNormalizer(options: options).normalize(once.bytes)
        } catch {
            fatalError("the output is refused: \(error)")
        }
        check(twice.report.status == .unchanged && twice.bytes == once.bytes, "the output is not adapted")
        let known = Set(WarningCatalog.all.map(\.code))
        let notices = Set(WarningCatalog.all.filter { $0.gravity == .notice }.map(\.code))
        for warning in once.report.warnings { check(known.contains(warning.code), "unknown warning \(warning.code)") }
        for warning in twice.report.warnings {
            check(warning.code == "icc-mismatch" || notices.contains(warning.code), "the output warns: \(warning)")
        }
    } catch {
        check(error.code != "check-failed" && error.code != "out-of-memory", "\(error)")
        check(ErrorCatalog.all.contains { $0.code == error.code }, "unknown code \(error.code)")
    }
}
