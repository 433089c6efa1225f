import Fixtures
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization

/// The TIFF walk, the EXIF reader, the ICC reader, and every metadata policy, on a payload in a small sound picture.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let payload = [UInt8](copy(start, count).prefix(65_533))
    if let block = try? EXIFBlock(reading: payload.span) {
        check(block.headerByteCount <= payload.count, "header longer than the payload")
    }
    _ = try? ICCProfile(payload)
    let exif = payload.starts(with: Array("Exif\0".utf8)) ? payload : Array("Exif\0\0".utf8) + payload.prefix(65_527)
    for marker in [UInt8(0xE1), 0xE2] {
        var photo = picture
        photo.insert(contentsOf: FixtureSegment(marker, marker == 0xE1 ? exif : payload).bytes, at: 2)
        for policy in MetadataPolicy.allCases { normalize(photo, policy) }
        _ = try? PhotoInspector(options: options(.minimal)).inspect(photo)
    }
    return 0
}

let picture: [UInt8] = {
    guard let bytes = try? FixturePhoto(width: 16, height: 16, scene: .flat).encoded() else { fatalError("no picture") }
    return bytes
}()

func options(_ policy: MetadataPolicy) -> NormalizationOptions {
    NormalizationOptions(metadata: policy, minimumEdge: 1, checksItself: true)
}

/// The picture is sound, so only a block that cannot be patched may keep it from coming out, and it comes out adapted.
func normalize(_ photo: [UInt8], _ policy: MetadataPolicy) {
    do throws(PhotoError) {
        let once = try PhotoNormalizer(options: options(policy)).normalize(photo)
        let twice = try PhotoNormalizer(options: options(policy)).normalize(once.bytes)
        check(twice.report.status == .unchanged && twice.bytes == once.bytes, "not adapted under \(policy)")
    } catch {
        check(error.code == "metadata-unpatchable" || error.code == "too-much-metadata", "\(policy): \(error)")
    }
}
