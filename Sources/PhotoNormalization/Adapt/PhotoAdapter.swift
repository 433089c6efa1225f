internal import JPEGCodec

/// Changes a photo that does not fit without loss, so that its budget buys the best picture: profile, scale,
/// chroma, then levels.
struct PhotoAdapter {
    let options: NormalizationOptions
    let workLimit: WorkLimit

    /// - Parameter decoded: the photo.
    /// - Returns: the photo with its own size, chroma and levels, or those for which the budget is enough.
    /// - Throws: `PhotoError` when there is no memory for it.
    func adapt(_ decoded: consuming ValidatedPhoto) throws(PhotoError) -> AdaptedPhoto {
        let profiled = try ProfileDecision(options: options).adapt(decoded)
        let adapted = AdaptedPhoto(try ScaleSearch(options: options, workLimit: workLimit).adapt(profiled))
        if adapted.staysWhole { return adapted }
        // The budget's share for chroma depends on the size of the picture.
        return LevelDecision().adapt(try ChromaDecision(options: options).adapt(adapted))
    }
}
