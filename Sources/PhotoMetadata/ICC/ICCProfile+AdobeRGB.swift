extension ICCProfile {
    /// A profile of version 2 that says what Adobe RGB (1998) is: its primaries, adapted to D50, and its gamma of
    /// 563/256. Cameras declare that space by EXIF alone, which browsers and photo services do not look at.
    package static let adobeRGB = try? ICCProfile(
        ICCProfileBuilder(
            tags: [
                ("desc", ICCProfileBuilder.description("Compatible with Adobe RGB (1998)")),
                ("cprt", ICCProfileBuilder.text("CC0")),
                ("wtpt", ICCProfileBuilder.xyz(0x0_F351, 0x1_0000, 0x1_16CC)),
                ("rXYZ", ICCProfileBuilder.xyz(0x9C18, 0x4FA5, 0x04FC)),
                ("gXYZ", ICCProfileBuilder.xyz(0x348D, 0xA02C, 0x0F95)),
                ("bXYZ", ICCProfileBuilder.xyz(0x2631, 0x102F, 0xBE9C)),
                ("rTRC", adobeRGBCurve), ("gTRC", adobeRGBCurve), ("bTRC", adobeRGBCurve),
            ]
        ).bytes)

    /// One number: a gamma in parts of 256.
    private static let adobeRGBCurve = Array("curv".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 0x02, 0x33]
}
