import PhotoMetadata
import PhotoPixels
import Testing

@testable import PhotoNormalization

struct OutputSizeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let photo: (width: Int, height: Int)
        let maximumEdge: Int?
        let crop: Crop
        let area: PictureGeometry.Area
        let output: (width: Int, height: Int)

        init(
            _ description: String,
            _ width: Int,
            _ height: Int,
            edge: Int? = nil,
            _ crop: Crop = .none,
            area: (Int, Int, Int, Int),
            output: (Int, Int)
        ) {
            testDescription = description
            photo = (width, height)
            maximumEdge = edge
            self.crop = crop
            self.area = PictureGeometry.Area(x: area.0, y: area.1, width: area.2, height: area.3)
            self.output = output
        }
    }

    @Test(arguments: [
        Case("nothing asked", 400, 300, area: (0, 0, 400, 300), output: (400, 300)),
        Case("longest edge across", 4_000, 3_000, edge: 2_048, area: (0, 0, 4_000, 3_000), output: (2_048, 1_536)),
        Case("longest edge down", 3_024, 4_032, edge: 648, area: (0, 0, 3_024, 4_032), output: (486, 648)),
        Case("never enlarged", 400, 300, edge: 648, area: (0, 0, 400, 300), output: (400, 300)),
        Case("just as large", 648, 300, edge: 648, area: (0, 0, 648, 300), output: (648, 300)),
        Case("a strip keeps a pixel", 10_000, 3, edge: 100, area: (0, 0, 10_000, 3), output: (100, 1)),
        Case("centered across", 401, 300, .square, area: (50, 0, 300, 300), output: (300, 300)),
        Case("a little above the middle", 300, 400, .square, area: (0, 40, 300, 300), output: (300, 300)),
        Case("cropped first", 4_032, 3_024, edge: 648, .square, area: (504, 0, 3_024, 3_024), output: (648, 648)),
        Case("square already", 500, 500, .square, area: (0, 0, 500, 500), output: (500, 500)),
    ])
    func `what is shown, and how large`(expected: Case) {
        let size = OutputSize(
            width: expected.photo.width,
            height: expected.photo.height,
            maximumEdge: expected.maximumEdge,
            crop: expected.crop
        )
        #expect(size.area == expected.area)
        #expect((size.width, size.height) == expected.output)
        #expect(size.isChanged == (expected.photo != expected.output))
    }

    /// A stored picture of 400 × 300 with a square cut out of what people see.
    @Test(arguments: [
        (Orientation.upright, 50, 0), (.mirrored, 50, 0), (.rotated180, 50, 0), (.flipped, 50, 0),
        // Upright it is 300 × 400, and 40 of the 100 rows that go are at the top.
        (.transposed, 40, 0), (.rotated90, 40, 0), (.transversed, 60, 0), (.rotated270, 60, 0),
    ])
    func `the part that is shown is found in the stored picture`(orientation: Orientation, x: Int, y: Int) {
        let swaps = orientation.swapsWidthAndHeight
        let size = OutputSize(width: swaps ? 300 : 400, height: swaps ? 400 : 300, maximumEdge: 100, crop: .square)
        let geometry = PictureGeometry(size, storedIn: orientation)
        #expect(geometry.area == PictureGeometry.Area(x: x, y: y, width: 300, height: 300))
        #expect(geometry.transposes == swaps)
        #expect((geometry.outputWidth, geometry.outputHeight) == (100, 100))
    }
}
