public import PhotoVocabulary

/// Everything that can be told of a photo without changing it: its coding, its metadata, and what normalizing it would
/// do.
public struct PhotoInspection: Sendable, Hashable {
    /// Of the whole file.
    public let byteCount: Int
    /// How the picture is stored and coded.
    public let picture: Picture
    /// What the file says besides the picture.
    public let metadata: Metadata
    /// What stands behind the picture; nil when the file ends there.
    public let trailingData: TrailingBytes?
    /// What normalizing the photo comes to.
    public let verdict: Verdict

    /// How the picture is stored and coded.
    public struct Picture: Sendable, Hashable {
        /// The width of the stored frame, in samples.
        public let storedWidth: Int
        /// The height of the stored frame, in samples.
        public let storedHeight: Int
        /// The width of the picture as people see it, in pixels.
        public let width: Int
        /// The height of the picture as people see it, in pixels.
        public let height: Int
        /// What it takes to store the picture as people see it.
        public let turning: Turning
        /// What the frame's marker says.
        public let codingProcess: CodingProcess
        /// Bits per sample.
        public let precision: Int
        /// In the frame's order.
        public let components: [Component]
        /// What the components mean.
        public let color: ColorInterpretation
        /// How many chroma samples there are for luma's.
        public let subsampling: ChromaSubsampling
        /// MCUs between restart markers; 0: none.
        public let restartInterval: Int
        /// Scans in the file.
        public let scanCount: Int
        /// On libjpeg's scale, 1 … 100, from the first quantization table; nil without one.
        public let quality: Int?
        /// libjpeg makes exactly this table at this quality; false: it is the nearest.
        public let isQualityExact: Bool
    }

    /// What it takes to store a picture as people see it.
    public enum Turning: String, Sendable, Hashable, CaseIterable, Codable {
        /// It is stored so.
        case none
        /// Its blocks can be moved about: no pixel changes.
        case lossless
        /// Its pixels are turned: an edge that would have to be mirrored is not the edge of a block, or they change
        /// anyway.
        case pixels
    }

    /// One color component as the frame header declares it.
    public struct Component: Sendable, Hashable, Codable {
        /// The number that scans call the component by, 0 … 255.
        public let identifier: Int
        /// H, 1 … 4.
        public let horizontalSampling: Int
        /// V, 1 … 4.
        public let verticalSampling: Int

        /// The keys, in the order of `inspect --json`.
        package enum CodingKeys: String, CodingKey { case identifier, horizontalSampling, verticalSampling }
    }

    /// What the file says besides the picture.
    public struct Metadata: Sendable, Hashable {
        /// The EXIF value as found, nil without a readable one.
        public let orientation: Int?
        /// The ICC profile's description; nil without a profile, or without a description.
        public let profileName: String?
        /// nil without a profile.
        public let profileByteCount: Int?
        /// What the EXIF block tells of the taking.
        public let camera: CameraDetails
        /// Everything inside that a policy may take out, sorted by name.
        public let contents: [RemovedItem]
        /// The serial number of the camera or of its lens is inside.
        public let hasSerialNumber: Bool
        /// Bytes of all metadata segments.
        public let byteCount: Int
    }

    /// Bytes behind the picture's end.
    public struct TrailingBytes: Sendable, Hashable {
        /// How many there are.
        public let byteCount: Int
        /// What they are.
        public let kind: TrailingKind
    }

    /// What normalizing the photo comes to.
    public struct Verdict: Sendable, Hashable {
        /// Why it would be refused; nil when it would not.
        public let refusal: PhotoError?
        /// What would be done; nil when it would be refused.
        public let plan: NormalizationReport?
        /// Why the file is not already as the policy wants it, sentences without a full stop; empty when its markers
        /// are.
        public let reasons: [String]
    }

    /// The warnings that the photo would come with.
    public var warnings: [PhotoWarning] { verdict.plan?.warnings ?? [] }

    /// What is inside that tells about people or places, or shows what the picture does not, sorted by name.
    public var privateData: [RemovedItem] {
        let harmless: Set<RemovedItem> = [.icc, .exif, .trailingData, .gainMap]
        return metadata.contents.filter { !harmless.contains($0) && !$0.rawValue.hasPrefix("app") }
    }
}
