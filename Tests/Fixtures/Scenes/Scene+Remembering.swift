internal import Synchronization

extension Scene {
    private struct Key: Hashable {
        let scene: Scene
        let width: Int
        let height: Int
        let seed: UInt64
    }

    /// Pictures made so far in this process, as far as they are small.
    private static let remembered = Mutex<[Key: PixelImage]>([:])

    /// The picture, made once: tests try one picture in many codings, and making it takes longest without optimization.
    func rememberedPicture(width: Int, height: Int, seed: UInt64) -> PixelImage {
        guard width * height <= 1 << 19 else { return picture(width: width, height: height, seed: seed) }
        let key = Key(scene: self, width: width, height: height, seed: seed)
        if let known = Self.remembered.withLock({ $0[key] }) { return known }
        let picture = picture(width: width, height: height, seed: seed)
        Self.remembered.withLock {
            if $0.count >= 64 { $0.removeAll() }
            $0[key] = picture
        }
        return picture
    }
}
