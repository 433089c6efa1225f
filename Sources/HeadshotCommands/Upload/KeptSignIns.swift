import GraphPhotos

/// Sign-ins in the state directory, one file for each: commands that run at the same time do not lose each other's.
struct KeptSignIns: SignInStore {
    let directory: StateDirectory

    private static let prefix = "sign-in-"

    private var names: [String] { directory.names.filter { $0.hasPrefix(Self.prefix) } }

    func signIns() throws(GraphError) -> [KeptSignIn] {
        var signIns: [KeptSignIn] = []
        for name in names {
            do throws(StateDirectory.Failure) {
                // What is no sign-in, maybe of a later version, is not ours to judge.
                if let bytes = try directory.read(name), let signIn = KeptSignIn(stored: bytes) {
                    signIns.append(signIn)
                }
            } catch {
                throw .signInUnusable(error)
            }
        }
        return signIns
    }

    /// - Throws: `GraphError` with `state-unwritable` when nothing could be kept.
    func prepare() throws(GraphError) {
        do throws(SystemError) {
            try directory.prepare()
        } catch {
            throw .stateUnwritable(DisplayText.escaped(directory.path), error.phrase)
        }
    }

    func keep(_ signIn: KeptSignIn) throws(GraphError) {
        do throws(SystemError) {
            try directory.write(signIn.stored, to: Self.name(of: signIn))
        } catch {
            throw .stateUnwritable(DisplayText.escaped(directory.path), error.phrase)
        }
    }

    func forget(_ signIn: KeptSignIn) throws(GraphError) {
        do throws(SystemError) {
            try directory.remove(Self.name(of: signIn))
        } catch {
            throw .stateUnwritable(DisplayText.escaped(directory.path), error.phrase)
        }
    }

    /// Forgets those that fit, and what nobody should use.
    ///
    /// - Parameter isMeant: whether one is to be forgotten.
    /// - Returns: what was forgotten; nil for a file that was not safe to use.
    /// - Throws: `GraphError` with `state-unwritable`.
    func forget(_ isMeant: (KeptSignIn) -> Bool) throws(GraphError) -> [KeptSignIn?] {
        var forgotten: [KeptSignIn?] = []
        for name in names {
            let bytes: [UInt8]?
            do throws(StateDirectory.Failure) {
                bytes = try directory.read(name)
            } catch {
                bytes = []
            }
            guard let bytes else { continue }
            let signIn = KeptSignIn(stored: bytes)
            guard bytes.isEmpty || signIn.map(isMeant) == true else { continue }
            do throws(SystemError) {
                try directory.remove(name)
            } catch {
                throw .stateUnwritable(DisplayText.escaped(directory.path), error.phrase)
            }
            forgotten.append(signIn)
        }
        return forgotten
    }

    /// The identity's FNV-1a hash: it has any characters and any length. Two with one hash replace each other, which is
    /// no harm: a sign-in says itself what it is for.
    private static func name(of signIn: KeptSignIn) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in signIn.identity.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return prefix + String(hash, radix: 16) + ".json"
    }
}

extension GraphError {
    fileprivate static func signInUnusable(_ failure: StateDirectory.Failure) -> GraphError {
        switch failure {
        case .exposed(let path):
            GraphError.keptSignInUnsafe(DisplayText.escaped(path))
        case .unreadable(let path):
            GraphError.keptSignInUnreadable(DisplayText.escaped(path))
        }
    }
}
