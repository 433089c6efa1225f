public import ArgumentParser
public import GraphSandbox

extension MissingPhotoAnswer: ExpressibleByArgument {}
extension PhotoKeeping: ExpressibleByArgument {}
extension ETagKind: ExpressibleByArgument {}
extension DimensionsAnswer: ExpressibleByArgument {}
extension ContentPatchAnswer: ExpressibleByArgument {}

/// What the live service was seen to do in more than one way.
struct BehaviorOptions: ParsableArguments {
    @Option(help: "What is said where there is no photo: gif is the 1x1 placeholder.")
    var missingPhoto = MissingPhotoAnswer.placeholder

    @Option(help: "What becomes of photos: reencoded gives other bytes out, without metadata, of the same picture.")
    var photos = PhotoKeeping.asSent

    @Option(help: "What ETags they have: content those of their bytes, random another one at each upload.")
    var etags = ETagKind.content

    @Option(help: "What a PATCH of height and width is answered.")
    var dimensions = DimensionsAnswer.accept

    @Option(help: "What a PATCH of a photo's bytes does: ignore answers 204 and changes nothing.")
    var contentPatch = ContentPatchAnswer.store

    @Option(
        help: ArgumentHelp(
            "The status of a successful upload: 200 as documented, 204 as seen.", valueName: "200|204"))
    var uploadStatus = 200

    @Option(help: ArgumentHelp("Bytes that a request may have, with its headers.", valueName: "n"))
    var maxRequestBytes = 4_000_000

    func validate() throws {
        guard [200, 204].contains(uploadStatus) else { throw ValidationError("--upload-status is 200 or 204.") }
        guard maxRequestBytes > 0 else { throw ValidationError("--max-request-bytes is 1 and more.") }
    }

    func apply(to configuration: inout SandboxConfiguration) {
        configuration.missingPhoto = missingPhoto
        configuration.photos = photos
        configuration.etags = etags
        configuration.dimensions = dimensions
        configuration.contentPatch = contentPatch
        configuration.uploadStatus = uploadStatus
        configuration.maximumRequestByteCount = maxRequestBytes
    }
}
