extension FixturePhoto {
    /// The file.
    ///
    /// - Throws: `FixtureError` when libjpeg refuses the coding.
    package func encoded() throws(FixtureError) -> [UInt8] {
        try encoded(rgb: storedPicture())
    }

    /// The file, with the quality that comes nearest to a number of bytes without exceeding it; quality 1 if none does.
    ///
    /// - Parameter maximumByteCount: of the whole file.
    /// - Returns: The file; larger than asked for only if quality 1 is.
    /// - Throws: `FixtureError` when libjpeg refuses the coding.
    package func encoded(maximumByteCount: Int) throws(FixtureError) -> [UInt8] {
        let picture = storedPicture()
        let sample = picture.bands()
        var attempt = self
        attempt.coding.quality = 1
        // Segments and trailers do not depend on the quality.
        let overhead = try attempt.encoded(rgb: picture).count - attempt.encodedPicture(of: picture).count
        let share = Double(sample.height) / Double(picture.height)
        var (low, high) = (1, 100)
        while low < high {
            attempt.coding.quality = (low + high + 1) / 2
            let estimate = Double(try attempt.encodedPicture(of: sample).count) / share
            if Int(estimate) + overhead <= maximumByteCount {
                low = attempt.coding.quality
            } else {
                high = attempt.coding.quality - 1
            }
        }
        // The bands tell the size within a percent or so.
        attempt.coding.quality = low
        var best = try attempt.encoded(rgb: picture)
        while best.count > maximumByteCount && attempt.coding.quality > 1 {
            attempt.coding.quality -= 1
            best = try attempt.encoded(rgb: picture)
        }
        return best
    }

    /// The stored frame's RGB pixels, without any coding.
    package func storedPicture() -> PixelImage {
        let orientation = isTurned ? Int(exif?.orientation ?? 1) : 1
        let isTransposed = (5...8).contains(orientation)
        let (uprightWidth, uprightHeight) = isTransposed ? (height, width) : (width, height)
        return scene.rememberedPicture(width: uprightWidth, height: uprightHeight, seed: seed)
            .stored(forOrientation: orientation)
    }

    private func encodedPicture(of rgb: PixelImage) throws(FixtureError) -> [UInt8] {
        switch coding.colors {
        case .gray: try rgb.gray().encoded(coding)
        case .ycbcr, .rgb: try rgb.encoded(coding)
        case .cmyk, .ycck: try rgb.cmyk().encoded(coding)
        }
    }

    private func encoded(rgb: PixelImage) throws(FixtureError) -> [UInt8] {
        var attempt = self
        var segments: [FixtureSegment] = []
        if hasJFIFThumbnail {
            attempt.coding.writesJFIF = false
            segments.append(.jfif(dotsPerInch: coding.dotsPerInch, thumbnail: rgb.reduced(toFit: 48, 48)))
        }
        let picture = try attempt.encodedPicture(of: rgb)
        if let exif {
            let thumbnail = exif.hasThumbnail ? try self.thumbnail(of: rgb, width: 160, height: 120) : nil
            segments.append(FixtureSegment(0xE1, exif.payload(width: width, height: height, thumbnail: thumbnail)))
        }
        let film = trailers.compactMap { if case .film(let count) = $0 { count } else { nil } }.first
        if hasXMP || film != nil {
            let motion = film.map {
                " GCamera:MicroVideo=\"1\" GCamera:MicroVideoVersion=\"1\" GCamera:MicroVideoOffset=\"\($0)\""
            }
            segments.append(.xmp(motion ?? ""))
        }
        segments += (profile?.payloads() ?? []).map { FixtureSegment(0xE2, $0) }
        if hasIPTC { segments.append(.iptc()) }
        if hasC2PA { segments.append(.c2pa()) }
        if let comment { segments.append(.comment(comment)) }
        segments += extraSegments

        var bytes = picture
        if hasSecondPicture {
            let second = try thumbnail(of: rgb, width: 320, height: 240)
            bytes = insertingMultiPictureIndex(into: bytes, behind: segments, secondPicture: second)
        } else {
            bytes.insert(segments: segments)
        }
        for trailer in trailers { bytes += try self.bytes(of: trailer, rgb: rgb) }
        return bytes
    }

    func thumbnail(of rgb: PixelImage, width: Int, height: Int) throws(FixtureError) -> [UInt8] {
        try rgb.reduced(toFit: width, height).encoded(PictureCoding(quality: 75, sampling: .yuv422))
    }
}

extension PixelImage {
    /// Every eighth stretch of 32 rows: enough to tell how large a file becomes.
    fileprivate func bands() -> PixelImage {
        let bandHeight = 32
        if height < bandHeight * 16 { return self }
        let rowByteCount = width * channelCount
        var result = [UInt8]()
        for top in stride(from: bandHeight, to: height - bandHeight, by: bandHeight * 8) {
            result += samples[top * rowByteCount..<(top + bandHeight) * rowByteCount]
        }
        return PixelImage(
            width: width,
            height: result.count / rowByteCount,
            channelCount: channelCount,
            samples: result
        )
    }
}
