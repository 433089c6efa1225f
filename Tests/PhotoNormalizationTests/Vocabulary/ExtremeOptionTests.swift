import Fixtures
import PhotoNormalization
import Testing

/// No value of an option may end the process. `--max-bytes` of 2^61, and `.bytes(.max)` in the library, did: sums of
/// budgets overflowed.
struct ExtremeOptionTests {
    static let integers = [Int.min, -1, 0, 1, 8, 1 << 32, 1 << 61, .max]
    static let fractions = [-Double.infinity, -1, -0.0, 0, .leastNonzeroMagnitude, 1e-9, 1e18, 1e300, .infinity, .nan]

    struct Option: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let set: @Sendable (inout NormalizationOptions, Int) -> Void
    }

    static let options = [
        Option(testDescription: "bytes") { $0.maximumByteCount = .bytes($1) },
        Option(testDescription: "percent") { $0.maximumByteCount = .percentOfInput(Double($1)) },
        Option(testDescription: "largest edge") { $0.maximumEdge = $1 },
        Option(testDescription: "least edge") { $0.minimumEdge = $1 },
        Option(testDescription: "input") { $0.limits.maximumInputByteCount = $1 },
        Option(testDescription: "edge") { $0.limits.maximumEdge = $1 },
        Option(testDescription: "pixels") { $0.limits.maximumPixelCount = $1 },
        Option(testDescription: "segments") { $0.limits.maximumSegmentCount = $1 },
        Option(testDescription: "metadata") { $0.limits.maximumApplicationByteCount = $1 },
        Option(testDescription: "scans") { $0.limits.maximumScanCount = $1 },
        Option(testDescription: "work") { $0.limits.maximumScanWork = $1 },
        Option(testDescription: "memory") { $0.limits.maximumCoefficientByteCount = $1 },
    ]

    /// Kinds whose ways through the stages differ.
    private static func photos() throws -> [[UInt8]] {
        let photo = FixturePhoto(width: 64, height: 56)
        var progressive = photo
        progressive.coding.scans = .progressive
        return try [
            photo.encoded(), progressive.encoded(), PlainPicture(width: 160, height: 120, componentCount: 4).bytes,
        ]
    }

    /// What is wrong with what comes out. It is done within the budget and the edge, or refused by a sentence; never by
    /// a check of our own, which would mean that something was made and could not be handed out.
    private static func faults(_ options: NormalizationOptions, _ bytes: [UInt8]) -> [String] {
        var options = options
        var faults: [String?] = []
        for isUsual in [true, false] {
            options.isProgressive = !isUsual
            options.checksItself = !isUsual
            options.allowsResizing = isUsual
            do {
                let photo = try PhotoNormalizer(options: options).normalize(bytes)
                let (budget, edge) = (
                    options.maximumByteCount.byteCount(inputByteCount: bytes.count), options.maximumEdge ?? .max
                )
                let isWithin = photo.bytes.count <= budget && max(photo.report.width, photo.report.height) <= edge
                faults.append(isWithin ? nil : "\(photo.report)")
            } catch {
                faults.append(fault(error))
            }
        }
        do {
            let width = try PhotoInspector(options: options).inspect(bytes).picture.width
            faults.append(width > 0 ? nil : "a width of \(width)")
        } catch {
            faults.append(fault(error))
        }
        return faults.compactMap(\.self)
    }

    private static func fault(_ error: any Error) -> String? {
        guard let error = error as? PhotoError, error.code != .checkFailed else { return "\(error)" }
        return error.message.isEmpty || error.remedy.isEmpty ? "\(error) lacks a sentence" : nil
    }

    @Test(arguments: options) func `whatever the number of an option is, there is an answer`(_ option: Option) throws {
        for bytes in try Self.photos() {
            for value in Self.integers {
                var options = NormalizationOptions()
                option.set(&options, value)
                #expect(Self.faults(options, bytes) == [], "\(value)")
                // Where it has to become smaller.
                if option.testDescription != "bytes" {
                    options.maximumByteCount = .bytes(900)
                    #expect(Self.faults(options, bytes) == [], "\(value), small")
                }
            }
        }
    }

    @Test func `so there is whatever a fraction is`() throws {
        for bytes in try Self.photos() {
            for value in Self.fractions {
                #expect(Self.faults(NormalizationOptions(maximumByteCount: .percentOfInput(value)), bytes) == [])
                var options = NormalizationOptions()
                options.limits.maximumDecodingSeconds = value
                #expect(Self.faults(options, bytes) == [], "\(value) seconds")
                options = NormalizationOptions()
                options.limits.maximumProcessingSeconds = value
                #expect(Self.faults(options, bytes) == [], "\(value) seconds")
            }
        }
    }

    @Test(arguments: [Int.min, -1, 0, 1, 1 << 20, 1 << 61, .max]) func `so there is whatever a pool is given`(
        value: Int
    ) async throws {
        let bytes = try FixturePhoto(width: 64, height: 64).encoded()
        for pool in [
            PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: value),
            PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: 1 << 30, maximumWaitingCount: value),
            PhotoNormalizationPool(
                threadCount: min(value, 3), maximumMemoryByteCount: value, maximumWaitingCount: value),
        ] {
            do {
                #expect(try await pool.normalize(bytes, options: .request).bytes.count <= 3_983_616)
            } catch {
                #expect(Self.fault(error) == nil)
            }
            do {
                #expect(try await pool.inspect(bytes, options: .request).picture.width == 64)
            } catch {
                #expect(Self.fault(error) == nil)
            }
            await pool.shutdown()
        }
    }
}
