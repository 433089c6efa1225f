#if Upload
    #if canImport(FoundationEssentials)
        internal import FoundationEssentials
    #else
        internal import Foundation
    #endif

    /// What the service says of a photo.
    public struct ProfilePhoto: Sendable, Hashable {
        /// "240x240".
        public var id: String?
        /// Pixels.
        public var width: Int?
        /// Pixels.
        public var height: Int?
        /// "image/jpeg".
        public var contentType: String?
        /// Changes with the photo.
        public var etag: String?

        /// There is no photo: the service answers with a GIF of one pixel.
        public var isPlaceholder: Bool {
            let isOnePixel = id?.lowercased() == "1x1" || width == 1 && height == 1
            return isOnePixel || contentType?.lowercased() == "image/gif"
        }

        /// nil for what is no metadata.
        init?(body: [UInt8]) {
            guard let document = try? JSONDecoder().decode(Document.self, from: Data(body)) else { return nil }
            // Some answers wrap it in "value".
            let photo = document.value?.first ?? document
            guard photo.id != nil || photo.etag != nil || photo.width != nil else { return nil }
            id = photo.id
            width = photo.width
            height = photo.height
            contentType = photo.contentType
            etag = photo.etag.flatMap { $0.isEmpty ? nil : $0 }
        }

        private struct Document: Decodable {
            var id, contentType, etag: String?
            var width, height: Int?
            var value: [Document]?

            init(from decoder: any Decoder) throws {
                let values = try LenientValues(decoder)
                id = values.text("id")
                contentType = values.text("@odata.mediaContentType")
                etag = values.text("@odata.mediaEtag")
                width = values.number("width")
                height = values.number("height")
                value = values.value("value")
            }
        }
    }
#endif
