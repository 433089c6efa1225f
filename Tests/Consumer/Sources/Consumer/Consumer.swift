internal import PhotoNormalization

/// What a package outside can write with nothing but the imports of the products. It has to compile; running it tells a
/// little of itself.
@main
struct Consumer {
    static func main() async {
        let pool = PhotoNormalizationPool(
            threadCount: 2,
            maximumMemoryByteCount: 1 << 28,
            maximumWaitingCount: PhotoNormalizationPool.defaultMaximumWaitingCount
        )
        do throws(PhotoError) {
            let photo = try await pool.normalize([0x50, 0x4B, 3, 4], options: options)
            let inspection = try await pool.inspect(photo.bytes, options: .profile)
            print(photo.width, photo.height, lines(of: photo.report), lines(of: inspection))
            let again = try NormalizedPhoto(restoring: photo.bytes, report: photo.report)
            print(try await pool.plan(again.bytes, options: .thumbnail).predictedByteCount)
            _ = try await pool.normalize(photo.bytes[...], options: .request)
            print(try PhotoNormalizer(options: .request).normalize(photo.bytes.span).bytes.count)
            print(try PhotoInspector().inspect(photo.bytes[...]))
            print(try unsafe PhotoNormalizer().plan(photo.bytes.span.bytes))
        } catch {
            print(lines(of: error))
        }
        let counters = pool.counters
        print(counters.workingCount, counters.waitingCount, counters.reservedMemoryByteCount)
        print(counters.maximumMemoryByteCount)
        if let uploads = try? Uploads() {
            print(await uploads.send([0x50, 0x4B, 3, 4], in: pool, to: "anna@contoso.com"))
        }
        await pool.shutdown()
        print(ErrorCatalog.all.map { "\($0.code) \($0.category) \($0.cause) \($0.remedy)" })
        print(WarningCatalog.all.map { "\($0.code) \(word(for: $0.gravity)) \($0.meaning)" })
    }

    /// Every option, set by name.
    static var options: NormalizationOptions {
        var options = NormalizationOptions()
        options.maximumByteCount = .percentOfInput(50)
        options.maximumEdge = 2_048
        options.crop = .square
        options.allowsResizing = false
        options.color = .srgb
        options.metadata = .credit
        options.effort = .best
        options.isProgressive = true
        options.warningPolicy = .repair
        options.minimumEdge = 96
        options.checksItself = true
        options.limits = .command
        options.limits.maximumInputByteCount = 1 << 20
        options.limits.maximumEdge = 10_000
        options.limits.maximumPixelCount = 1_000_000
        options.limits.maximumSegmentCount = 100
        options.limits.maximumApplicationByteCount = 1 << 16
        options.limits.maximumScanCount = 10
        options.limits.maximumScanWork = 8
        options.limits.maximumCoefficientByteCount = 1 << 24
        options.limits.maximumDecodingSeconds = 1
        return options
    }

    static func lines(of report: NormalizationReport) -> [String] {
        let numbers: [Int?] = [
            report.inputByteCount, report.outputByteCount, report.predictedByteCount, report.maximumByteCount,
            report.width, report.height, report.inputWidth, report.inputHeight, report.orientation, report.encodeCount,
        ]
        let removed = report.removed.map { $0 == .gps || $0 == .application(4) ? "place" : $0.rawValue }
        let warnings = report.warnings.map { $0.code == .chromaHalved ? $0.message : $0.description }
        return [word(for: report.status), word(for: report.method), "\(numbers) \(report.psnr ?? 0)"] + removed
            + warnings
    }

    static func lines(of inspection: PhotoInspection) -> [String] {
        let picture = inspection.picture
        let metadata = inspection.metadata
        let camera = metadata.camera
        let numbers: [Int?] = [
            inspection.byteCount, picture.storedWidth, picture.storedHeight, picture.width, picture.height,
            picture.precision, picture.restartInterval, picture.scanCount, picture.quality, metadata.orientation,
            metadata.profileByteCount, metadata.byteCount, camera.sensitivity, inspection.trailingData?.byteCount,
        ]
        let texts = [
            metadata.profileName, camera.make, camera.model, camera.lens, camera.software, camera.taken, camera.artist,
            camera.copyright, inspection.trailingData.map { word(for: $0.kind) },
        ]
        let measures = [camera.exposureTime, camera.aperture, camera.focalLength]
        let components = picture.components.map { [$0.identifier, $0.horizontalSampling, $0.verticalSampling] }
        let words = [
            word(for: picture.turning), word(for: picture.codingProcess), word(for: picture.color),
            word(for: picture.subsampling),
        ]
        let items = (metadata.contents + inspection.privateData).map(\.rawValue)
        let verdict = inspection.verdict
        return words + items + verdict.reasons + texts.compactMap { $0 }
            + [
                "\(numbers) \(measures) \(components) \(picture.isQualityExact) \(metadata.hasSerialNumber)",
                "\(verdict.refusal.map(lines) ?? []) \(verdict.plan.map(lines) ?? []) \(inspection.warnings)",
                "\(picture.codingProcess.isProgressive) \(picture.codingProcess.isArithmetic)",
                "\(picture.codingProcess.isLossless) \(picture.codingProcess.isHierarchical)",
            ]
    }

    static func lines(of error: PhotoError) -> [String] {
        let advice: String =
            switch error.code {
            case .notAJPEG, .emptyFile: "no photo"
            case .busy: "wait \(error.retryAfter ?? .zero)"
            case "a-code-of-ones-own": "own"
            default: error.remedy
            }
        return [
            "\(error.code.rawValue) \(error.category.httpStatus) \(word(for: error.category))", error.message, advice,
            error.foundFormat ?? "", error.description,
        ]
    }
}

/// The same, once it was stored as JSON or otherwise.
func stored<Coded: Codable & Sendable>(_ value: Coded) -> any Codable & Sendable { value }

func codable(_ photo: NormalizedPhoto, _ inspection: PhotoInspection, _ error: PhotoError) -> [any Codable & Sendable] {
    [stored(photo.report), stored(inspection), stored(error), stored(photo.report.warnings), stored(error.code)]
}
