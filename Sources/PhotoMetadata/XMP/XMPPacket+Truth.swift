extension XMPPacket {
    /// Makes true what the packet says about a picture that was turned or resized.
    ///
    /// - Parameter picture: the output's.
    /// - Returns: whether a small copy of the picture as it was went.
    mutating func correct(for picture: StoredPicture) -> Bool {
        set(.tiff("Orientation"), to: Int(picture.orientation.rawValue))
        for property in [Property.tiff("ImageWidth"), .exif("PixelXDimension")] { set(property, to: picture.width) }
        for property in [Property.tiff("ImageLength"), .exif("PixelYDimension")] { set(property, to: picture.height) }
        return remove(Property(namespace: "http://ns.adobe.com/xap/1.0/", name: "Thumbnails"))
    }

    /// Takes out what announces films and pictures behind this one.
    mutating func withdrawFurtherParts() {
        let camera = "http://ns.google.com/photos/1.0/camera/"
        for name in [
            "MotionPhoto", "MotionPhotoVersion", "MotionPhotoPresentationTimestampUs",
            "MicroVideo", "MicroVideoVersion", "MicroVideoOffset", "MicroVideoPresentationTimestampUs",
        ] {
            remove(Property(namespace: camera, name: name))
        }
        remove(Property(namespace: "http://ns.google.com/photos/1.0/container/", name: "Directory"))
        // Android's Ultra HDR: the gain map is one of the further pictures.
        remove(Property(namespace: "http://ns.adobe.com/hdr-gain-map/1.0/", name: "Version"))
    }
}

extension XMPPacket.Property {
    fileprivate static func tiff(_ name: String) -> Self {
        Self(namespace: "http://ns.adobe.com/tiff/1.0/", name: name)
    }

    fileprivate static func exif(_ name: String) -> Self {
        Self(namespace: "http://ns.adobe.com/exif/1.0/", name: name)
    }
}
