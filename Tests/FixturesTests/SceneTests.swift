import Fixtures
import Testing

struct SceneTests {
    @Test(arguments: Scene.allCases)
    func `the same arguments give the same picture`(scene: Scene) {
        let picture = scene.picture(width: 96, height: 64, seed: 7)
        #expect(picture == scene.picture(width: 96, height: 64, seed: 7))
        if scene != .checkerboard { #expect(picture != scene.picture(width: 96, height: 64, seed: 8)) }
    }

    @Test(arguments: Scene.allCases, [(1, 1), (1, 40), (40, 1), (7, 5), (17, 33)])
    func `every size has its samples`(scene: Scene, size: (width: Int, height: Int)) {
        let picture = scene.picture(width: size.width, height: size.height)
        #expect(picture.width == size.width && picture.height == size.height)
        #expect(picture.samples.count == size.width * size.height * 3)
    }

    /// Photos of cameras take between one and four bits per pixel at this quality; a texture that is mere noise takes
    /// more.
    @Test(arguments: [Scene.landscape, .portrait])
    func `what is to look like a photo takes as many bytes as one`(scene: Scene) throws {
        let bytes = try scene.picture(width: 480, height: 360).encoded(PictureCoding(quality: 92))
        let bitsPerPixel = Double(bytes.count * 8) / (480 * 360)
        #expect((1.0...4.5).contains(bitsPerPixel), "\(bitsPerPixel)")
    }

    /// Sums that differ mean that floating point is not what it was; change them when a scene is changed on purpose.
    @Test(
        arguments: [
            (Scene.landscape, 5_330_918_004_737_033_483), (.portrait, 15_429_080_027_726_297_394),
            (.screenshot, 12_955_045_247_172_400_716),
        ] as [(Scene, UInt64)]
    )
    func `pictures are the same on every machine`(scene: Scene, sum: UInt64) {
        let samples = scene.picture(width: 64, height: 48).samples
        let found = samples.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
        #expect(found == sum)
    }
}
