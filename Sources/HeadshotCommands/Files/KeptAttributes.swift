/// What a file that takes another's place gets from it: owner and group where the system allows it, permissions with
/// their access control list, and the attributes that belong to users.
struct KeptAttributes: Sendable {
    private let status: FileStatus
    #if os(Linux)
        private var accessControl: AccessControlList?
        private var userAttributes: [(name: String, value: [UInt8])] = []
    #else
        private let path: FilePath
    #endif

    /// - Parameters:
    ///   - path: of the file, no link.
    ///   - status: what was known of it when it was read.
    /// - Throws: where its attributes cannot be read.
    init(of path: FilePath, status: FileStatus) throws(SystemError) {
        self.status = status
        #if os(Linux)
            accessControl = try AccessControlList(of: path)
            // Who may replace a file need not be allowed to read it, and does not see its users' attributes then.
            guard let file = try? FileDescriptor(opening: path, for: .reading) else { return }
            for name in try ExtendedAttributes.names(file.number) where name.hasPrefix(ExtendedAttributes.userPrefix) {
                if let value = try ExtendedAttributes.value(name, of: file.number) {
                    userAttributes.append((name, value))
                }
            }
        #else
            self.path = path
        #endif
    }

    /// Gives all of it to a file that nobody else can open yet. Whoever could not open the original cannot open the
    /// file either: where its group cannot be kept, another one gets no more than everybody has.
    func apply(to file: borrowing FileDescriptor) throws(SystemError) {
        #if os(Linux)
            // First: what may not be written by its owner takes no attributes.
            for (name, value) in userAttributes { try ExtendedAttributes.set(name, to: value, of: file.number) }
        #endif
        let hasGroup = try takeOwners(file)
        #if os(Linux)
            try setPermissions(of: file, hasGroup: hasGroup)
        #else
            try file.setPermissions(permissions(hasGroup: hasGroup, group: status.permissions >> 3 & 7))
            try file.copyAccessControl(from: path)
        #endif
    }

    /// Puts back the bits that writing has cleared: those for running as another user.
    func restoreSpecialBits(of file: borrowing FileDescriptor) throws(SystemError) {
        let current = try file.status
        guard status.permissions & ~0o777 != 0, current.group == status.group, current.owner == status.owner else {
            return
        }
        try file.setPermissions(current.permissions & 0o777 | status.permissions & ~0o777)
    }

    /// Only root may give files away; others may pass them to a group that they are in.
    ///
    /// - Returns: whether the file has the original's group.
    private func takeOwners(_ file: borrowing FileDescriptor) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try file.setOwner(status.owner, group: status.group)
            return true
        } catch {
            try? file.setOwner(nil, group: status.group)
            return try file.status.group == status.group
        }
    }

    /// The nine bits, and what the file's group may.
    private func permissions(hasGroup: Bool, group: UInt32) -> UInt32 {
        let allowed = hasGroup ? group : group & status.permissions
        return status.permissions & 0o707 | allowed << 3
    }

    #if os(Linux)
        private func setPermissions(of file: borrowing FileDescriptor, hasGroup: Bool) throws(SystemError) {
            guard var accessControl else {
                // A directory may have given the file a list.
                if try AccessControlList(ofDescriptor: file.number) != nil {
                    try ExtendedAttributes.remove(AccessControlList.attributeName, of: file.number)
                }
                return try file.setPermissions(permissions(hasGroup: hasGroup, group: status.permissions >> 3 & 7))
            }
            if !hasGroup { accessControl.limitGroup() }
            do throws(SystemError) {
                let name = AccessControlList.attributeName
                try ExtendedAttributes.set(name, to: accessControl.bytes, of: file.number)
            } catch {
                // Without its list the group bits are the group's own, and not those of the list's mask.
                try file.setPermissions(permissions(hasGroup: hasGroup, group: accessControl.groupPermissions))
            }
        }
    #endif
}

extension FileStatus {
    /// What a copy of the file may be created with: its nine permission bits, those of the group without what others
    /// are allowed by an access control list.
    ///
    /// - Parameter descriptor: the file's.
    /// - Returns: before the umask.
    func copyPermissions(_ descriptor: Int32) -> UInt32 {
        let permissions = permissions & 0o777
        #if os(Linux)
            guard let list = try? AccessControlList(ofDescriptor: descriptor) else { return permissions }
            return permissions & 0o707 | list.groupPermissions << 3
        #else
            return permissions
        #endif
    }
}
