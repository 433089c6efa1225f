internal import Fixtures

/// The generated photo that every machine measures on.
public enum BenchmarkPhoto {
    /// Makes a photo: 4:2:0, quality 92, camera-like; always the same bytes.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: pixels.
    /// - Returns: the file's bytes.
    /// - Throws: when libjpeg refuses the dimensions.
    public static func bytes(width: Int, height: Int) throws -> [UInt8] {
        try FixturePhoto(width: width, height: height, coding: PictureCoding(quality: 92)).encoded()
    }
}
