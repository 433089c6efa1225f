#if Upload
    /// A text that must not be shown. However it is printed, it says `<redacted>`.
    public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        package let value: String

        /// - Parameter value: the text itself.
        public init(_ value: String) {
            self.value = value
        }

        /// `<redacted>`.
        public var description: String { "<redacted>" }
        /// `<redacted>`.
        public var debugDescription: String { "<redacted>" }
        /// Nothing.
        public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
    }
#endif
