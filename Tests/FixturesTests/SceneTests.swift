import Fixtures
import Testing

struct SceneTests {
    @Test(arguments: Scene.allCases)
    func `the same arguments give the same picture`(scene: Scene) {
        let picture = scene.picture(width: 96, height: 64, seed: 7)
        #expect(picture == scene.picture(width: 96, height: 64, seed: 7))
        if scene != .checkerboard { #expect(picture != scene.picture(width: 96, height: 64, seed: 8)) }
    }
}
