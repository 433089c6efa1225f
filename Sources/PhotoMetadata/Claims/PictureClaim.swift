/// Something that metadata say of a picture, of its size, colors or further parts, and that an output may make untrue.
/// Under `keep` each is corrected or taken out then; docs/metadata.md lists them all.
package struct PictureClaim: Sendable, Hashable {
    package let place: Place
    package let remedy: Remedy
    /// For people.
    package let meaning: String

    /// Where it is said.
    package enum Place: Sendable, Hashable {
        case exif(TIFFTag, String)
        /// A property by its usual prefix and its name; a name that ends in `*` stands for all that begin so.
        case xmp(String)
        /// Image resources of Photoshop, by number.
        case photoshop(ClosedRange<UInt16>)
        /// A data set of IPTC's, or (nil) a whole record.
        case iptc(record: UInt8, dataSet: UInt8?)
        /// A segment APPn whose payload begins so.
        case application(UInt8, [UInt8])
    }

    /// What is done about it.
    package enum Remedy: Sendable, Hashable {
        /// It says what the output's picture is like, whatever it said.
        case corrected(Truth)
        /// It says so as well, once the colors were converted.
        case correctedWhen(Alteration, Truth)
        /// It goes once something of this happened.
        case goes(Alteration)
        /// Places and sizes in a panorama are those of the output's pixels; it goes once the picture was turned.
        case scaled
    }

    /// What is true of an output.
    package enum Truth: String, Sendable, Hashable {
        case orientation
        case width
        case height
        /// A color space of 1.
        case sRGB
    }

    init(_ place: Place, _ remedy: Remedy, _ meaning: String) {
        (self.place, self.remedy, self.meaning) = (place, remedy, meaning)
    }

    /// The tags of EXIF that go after an alteration.
    static func exifTags(goingAfter alteration: Alteration) -> Set<TIFFTag> {
        Set(
            exif.compactMap { claim in
                guard case .exif(let tag, _) = claim.place, claim.goes(after: alteration) else { return nil }
                return tag
            })
    }

    /// Whether it goes after an alteration.
    func goes(after alteration: Alteration) -> Bool {
        switch remedy {
        case .goes(let falsifying): !alteration.isDisjoint(with: falsifying)
        case .scaled: alteration.contains(.turned)
        case .corrected, .correctedWhen: false
        }
    }
}
