extension PictureClaim {
    /// Every claim that is looked for.
    package static let all: [PictureClaim] = exif + xmp + resources + dataSets + segments

    static let exif: [PictureClaim] = [
        exif(.orientation, "Orientation", .corrected(.orientation), "how it is to be turned"),
        exif(.pixelXDimension, "PixelXDimension", .corrected(.width), "its width"),
        exif(.pixelYDimension, "PixelYDimension", .corrected(.height), "its height"),
        exif(.imageWidth, "ImageWidth", .corrected(.width), "its width"),
        exif(.imageHeight, "ImageLength", .corrected(.height), "its height"),
        exif(.relatedImageWidth, "RelatedImageWidth", .corrected(.width), "its width"),
        exif(.relatedImageHeight, "RelatedImageLength", .corrected(.height), "its height"),
        exif(.colorSpace, "ColorSpace", .correctedWhen(.recolored, .sRGB), "its color space"),
        exif(.interoperabilityIndex, "InteroperabilityIndex", .correctedWhen(.recolored, .sRGB), "its color space"),
        exif(TIFFTag(.image, 0x012D), "TransferFunction", .goes(.recolored), "its color space"),
        exif(TIFFTag(.image, 0x013E), "WhitePoint", .goes(.recolored), "its color space"),
        exif(TIFFTag(.image, 0x013F), "PrimaryChromaticities", .goes(.recolored), "its color space"),
        exif(TIFFTag(.image, 0x8773), "InterColorProfile", .goes(.recolored), "its color space"),
        exif(TIFFTag(.exif, 0xA500), "Gamma", .goes(.recolored), "its color space"),
        exif(TIFFTag(.image, 0x0211), "YCbCrCoefficients", .goes([.recolored, .recoded]), "its coding"),
        exif(TIFFTag(.image, 0x0214), "ReferenceBlackWhite", .goes([.recolored, .recoded]), "its coding"),
        exif(TIFFTag(.image, 0x0102), "BitsPerSample", .goes(.recoded), "its coding"),
        exif(TIFFTag(.image, 0x0106), "PhotometricInterpretation", .goes(.recoded), "its coding"),
        exif(TIFFTag(.image, 0x0115), "SamplesPerPixel", .goes(.recoded), "its coding"),
        exif(TIFFTag(.exif, 0x9101), "ComponentsConfiguration", .goes(.recoded), "its coding"),
        exif(TIFFTag(.image, 0x0212), "YCbCrSubSampling", .goes(.redrawn), "its coding"),
        exif(TIFFTag(.exif, 0x9214), "SubjectArea", .goes([.moved, .scaled]), "a place in it"),
        exif(TIFFTag(.exif, 0xA214), "SubjectLocation", .goes([.moved, .scaled]), "a place in it"),
        exif(TIFFTag(.exif, 0xA20E), "FocalPlaneXResolution", .goes([.turned, .scaled]), "how large its pixels were"),
        exif(TIFFTag(.exif, 0xA20F), "FocalPlaneYResolution", .goes([.turned, .scaled]), "how large its pixels were"),
        exif(TIFFTag(.exif, 0xA405), "FocalLengthIn35mmFilm", .goes(.cropped), "its angle of view"),
        exif(TIFFTag(.image, 0x02BC), "XMLPacket", .goes(.changed), "what XMP says"),
        exif(TIFFTag(.image, 0x8649), "PhotoshopSettings", .goes(.changed), "what Photoshop's resources say"),
    ]

    static let xmp: [PictureClaim] = [
        xmp("tiff:Orientation", .corrected(.orientation), "how it is to be turned"),
        xmp("tiff:ImageWidth", .corrected(.width), "its width"),
        xmp("tiff:ImageLength", .corrected(.height), "its height"),
        xmp("exif:PixelXDimension", .corrected(.width), "its width"),
        xmp("exif:PixelYDimension", .corrected(.height), "its height"),
        xmp("exif:ColorSpace", .correctedWhen(.recolored, .sRGB), "its color space"),
        xmp("exifEX:Gamma", .goes(.recolored), "its color space"),
        xmp("exifEX:InteroperabilityIndex", .goes(.recolored), "its color space"),
        xmp("tiff:TransferFunction", .goes(.recolored), "its color space"),
        xmp("tiff:WhitePoint", .goes(.recolored), "its color space"),
        xmp("tiff:PrimaryChromaticities", .goes(.recolored), "its color space"),
        xmp("photoshop:ICCProfile", .goes(.recolored), "its color profile"),
        xmp("photoshop:ColorMode", .goes(.recoded), "its coding"),
        xmp("tiff:YCbCrCoefficients", .goes([.recolored, .recoded]), "its coding"),
        xmp("tiff:ReferenceBlackWhite", .goes([.recolored, .recoded]), "its coding"),
        xmp("tiff:BitsPerSample", .goes(.recoded), "its coding"),
        xmp("tiff:PhotometricInterpretation", .goes(.recoded), "its coding"),
        xmp("tiff:SamplesPerPixel", .goes(.recoded), "its coding"),
        xmp("exif:ComponentsConfiguration", .goes(.recoded), "its coding"),
        xmp("tiff:YCbCrSubSampling", .goes(.redrawn), "its coding"),
        xmp("exif:SubjectArea", .goes([.moved, .scaled]), "a place in it"),
        xmp("exif:SubjectLocation", .goes([.moved, .scaled]), "a place in it"),
        xmp("exif:FocalPlaneXResolution", .goes([.turned, .scaled]), "how large its pixels were"),
        xmp("exif:FocalPlaneYResolution", .goes([.turned, .scaled]), "how large its pixels were"),
        xmp("exif:FocalLengthIn35mmFilm", .goes(.cropped), "its angle of view"),
        xmp("mwg-rs:Regions", .goes(.moved), "places in it"),
        xmp("MP:RegionInfo", .goes(.moved), "places in it"),
        xmp("acdsee-rs:Regions", .goes(.moved), "places in it"),
        xmp("Iptc4xmpExt:ImageRegion", .goes([.moved, .scaled]), "places in it"),
        xmp("xmp:Thumbnails", .goes(.changed), "a small copy"),
        xmp("GPano:FullPano*", .scaled, "the panorama's size"),
        xmp("GPano:CroppedArea*", .scaled, "its place in the panorama"),
        xmp("GPano:LargestValidInteriorRect*", .goes([.moved, .scaled]), "a place in the panorama"),
        xmp("GPano:*", .goes(.turned), "how to look at the panorama"),
        xmp("GDepth:*", .goes(.moved), "its depth map"),
        xmp("GFocus:*", .goes(.moved), "where it is sharp"),
        xmp("GImage:*", .goes(.changed), "another copy"),
        xmp("Device:*", .goes(.alone), "depth and pictures behind it"),
        xmp("DepthMap:*", .goes(.alone), "depth behind it"),
        xmp("Container:*", .goes(.alone), "parts behind it"),
        xmp("GCamera:MotionPhoto*", .goes(.alone), "a film behind it"),
        xmp("GCamera:MicroVideo*", .goes(.alone), "a film behind it"),
        xmp("OpCamera:*", .goes(.alone), "a film behind it"),
        xmp("MiCamera:*", .goes(.alone), "pictures behind it"),
        xmp("hdrgm:*", .goes(.alone), "a gain map behind it"),
        xmp("HDRGainMap:*", .goes(.alone), "a gain map behind it"),
        xmp("apdi:*", .goes(.alone), "a picture behind it"),
        xmp("depthData:*", .goes(.alone), "depth behind it"),
        xmp("depthBlurEffect:*", .goes(.alone), "depth behind it"),
    ]

    static let resources: [PictureClaim] = [
        resource(0x03E8...0x03E8, .goes(.changed), "its size and mode"),
        resource(0x0408...0x0408, .goes([.moved, .scaled]), "guides"),
        resource(0x0409...0x0409, .goes(.changed), "a small copy"),
        resource(0x040C...0x040C, .goes(.changed), "a small copy"),
        resource(0x040F...0x040F, .goes(.recolored), "its color profile"),
        resource(0x0411...0x0411, .goes(.recolored), "that it has no color profile"),
        resource(0x041A...0x041A, .goes([.moved, .scaled]), "slices"),
        resource(0x0422...0x0423, .goes(.changed), "what EXIF says"),
        resource(0x0424...0x0424, .goes(.changed), "what XMP says"),
        resource(0x07D0...0x0BB6, .goes(.moved), "paths"),
    ]

    static let dataSets: [PictureClaim] = [
        PictureClaim(.iptc(record: 2, dataSet: 131), .goes(.moved), "whether it is upright or oblong"),
        PictureClaim(.iptc(record: 2, dataSet: 202), .goes(.changed), "a small copy"),
        PictureClaim(.iptc(record: 3, dataSet: nil), .goes(.changed), "its size and coding"),
    ]

    static let segments: [PictureClaim] = [
        segment(2, "urn:iso:std:iso:ts:21496:-1\0", .goes(.alone), "a gain map behind it"),
        segment(2, "MPF\0", .goes(.alone), "pictures behind it"),
        segment(2, "FPXR\0", .goes(.changed), "small copies"),
        segment(3, "_JPSJPS_", .goes(.moved), "that it is two pictures, side by side"),
        segment(4, "SCALADO\0", .goes(.changed), "places in its coded data"),
        segment(8, "SPIFF\0", .goes(.changed), "its size and colors"),
        segment(11, "HDR_RI ", .goes(.changed), "how bright it was"),
        segment(11, "JP", .goes(.changed), "boxes that refine or surround it"),
        segment(13, "Adobe_CM", .goes(.recolored), "its color space"),
    ]

    /// A small copy of the picture that begins a maker's segment, whatever its number.
    static let preview: [UInt8] = [0xFF, 0xD8, 0xFF]

    private static func exif(_ tag: TIFFTag, _ name: String, _ remedy: Remedy, _ meaning: String) -> PictureClaim {
        PictureClaim(.exif(tag, name), remedy, meaning)
    }

    private static func xmp(_ name: String, _ remedy: Remedy, _ meaning: String) -> PictureClaim {
        PictureClaim(.xmp(name), remedy, meaning)
    }

    private static func resource(_ range: ClosedRange<UInt16>, _ remedy: Remedy, _ meaning: String) -> PictureClaim {
        PictureClaim(.photoshop(range), remedy, meaning)
    }

    private static func segment(_ number: UInt8, _ signature: String, _ remedy: Remedy, _ meaning: String)
        -> PictureClaim
    {
        PictureClaim(.application(number, Array(signature.utf8)), remedy, meaning)
    }
}
