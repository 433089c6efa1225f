#if Upload
    import Fixtures
    import PhotoNormalization

    @testable import GraphPhotos

    /// Photos and targets that many tests use.
    enum TestPhoto {
        private static let made = Result { () throws(PhotoError) in
            let photo = try? FixturePhoto.camera(width: 160, height: 120).encoded()
            return try PhotoNormalizer().normalize(photo ?? [])
        }

        static func small() throws -> NormalizedPhoto { try made.get() }

        /// Of more than 200,000 bytes.
        static func large() throws -> NormalizedPhoto {
            var camera = FixturePhoto.camera(width: 1_200, height: 900)
            camera.coding.quality = 95
            return try PhotoNormalizer().normalize(try camera.encoded())
        }

        static let anna = PhotoTarget.user(PathSegment(known: "anna@contoso.com"))
        static let group = PhotoTarget.group(PathSegment(known: "g-1"))
    }

    extension GraphEndpoint {
        static func local(_ url: String) throws -> GraphEndpoint {
            GraphEndpoint(graph: try ServiceURL(url), authority: try ServiceURL(url))
        }
    }

    /// Metadata as Microsoft Graph gives it.
    enum MetadataText {
        static let placeholder =
            ##"{"@odata.mediaContentType":"image/gif","@odata.mediaEtag":"","id":"1x1","width":1,"height":1}"##

        static func photo(etag: String) -> String {
            ##"{"@odata.mediaContentType":"image/jpeg","@odata.mediaEtag":"\##(etag)","id":"240X240","width":240,"height":240}"##
        }
    }
#endif
