/// Changes a photo of which something has to be lost, so that what is left is worth the most.
struct PhotoAdapter {
    let options: NormalizationOptions

    /// - Parameter decoded: the photo.
    /// - Returns: the photo at the size, with the chroma and with the levels that its budget is good for: mostly its own.
    /// - Throws: `PhotoError` when there is no memory for it.
    func adapt(_ decoded: consuming ValidatedPhoto) throws(PhotoError) -> AdaptedPhoto {
        let adapted = AdaptedPhoto(try ScaleSearch(options: options).adapt(decoded))
        if adapted.staysWhole { return adapted }
        // What of chroma's details is left depends on how large the picture will be.
        return LevelDecision().adapt(try ChromaDecision(options: options).adapt(adapted))
    }
}
