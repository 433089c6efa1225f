import Testing

@testable import PhotoMetadata

/// The expected values are those of jdapimin.c, `default_decompress_parms`, in libjpeg-turbo 2.1.5.
@Suite struct ColorInterpretationTests {
    private static let rgb: [UInt8] = [0x52, 0x47, 0x42]

    @Test(
        "Components mean what libjpeg takes them for",
        arguments: [
            ([1], false, nil, .gray), ([1], true, 0, .gray), ([7], false, 2, .gray),
            ([1, 2], true, nil, .unknown), ([1, 2, 3, 4, 5], true, 0, .unknown), ([], true, 0, .unknown),
            ([1, 2, 3], false, nil, .yCbCr), ([0, 1, 2], false, nil, .yCbCr), (rgb, false, nil, .rgb),
            (rgb, true, nil, .yCbCr), (rgb, true, 0, .yCbCr), (rgb, false, 1, .yCbCr),
            ([0x42, 0x47, 0x52], false, nil, .yCbCr),
            ([1, 2, 3], false, 0, .rgb), ([1, 2, 3], false, 1, .yCbCr), ([1, 2, 3], false, 2, .yCbCr),
            ([1, 2, 3], false, 9, .yCbCr), ([1, 2, 3], true, 0, .yCbCr),
            ([1, 2, 3, 4], false, nil, .cmyk), ([1, 2, 3, 4], true, nil, .cmyk), ([1, 2, 3, 4], false, 0, .cmyk),
            ([1, 2, 3, 4], false, 1, .ycck), ([1, 2, 3, 4], false, 2, .ycck), ([1, 2, 3, 4], true, 2, .ycck),
        ] as [([UInt8], Bool, UInt8?, ColorInterpretation)]
    )
    func followsLibJPEG(identifiers: [UInt8], hasJFIF: Bool, adobeTransform: UInt8?, expected: ColorInterpretation) {
        let found = ColorInterpretation(
            componentIdentifiers: identifiers,
            hasJFIF: hasJFIF,
            adobeTransform: adobeTransform
        )
        #expect(found == expected)
    }
}
