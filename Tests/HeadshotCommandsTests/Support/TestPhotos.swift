import Fixtures

/// Photos that many tests use; made once, since making them takes longer than normalizing them.
enum TestPhotos {
    private static let madeCamera = Result { () throws(FixtureError) in
        try FixturePhoto.camera(width: 160, height: 120).encoded()
    }

    private static let madeSeries = (0..<12).map { index in
        Result { () throws(FixtureError) in
            try FixturePhoto(width: 64 + 8 * index, height: 64, seed: UInt64(index)).encoded()
        }
    }

    /// With everything private that a phone writes.
    static func camera() throws -> [UInt8] { try madeCamera.get() }

    /// Twelve different ones.
    static func series() throws -> [[UInt8]] { try madeSeries.map { try $0.get() } }
}
