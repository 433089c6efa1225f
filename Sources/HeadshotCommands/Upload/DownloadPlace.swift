import GraphPhotos
import PhotoNormalization

/// Where a fetched photo goes; whether it can go there is known before it is asked for.
struct DownloadPlace: Sendable {
    private let path: FilePath
    private let destination: OutputPlan.Destination
    /// The file that is there; nil for none.
    private let existing: FileStatus?

    /// - Throws: `GraphError` for a directory, a missing directory, and a file that exists and may not be replaced.
    init(_ path: FilePath, replaces: Bool) throws(GraphError) {
        self.path = path
        guard path != FilePath("-") else {
            (destination, existing) = (.standardOutput, nil)
            return
        }
        let status = try? FileStatus(of: path)
        switch status?.kind {
        case .stream:
            (destination, existing) = (.stream(path), nil)
            return
        case .directory: throw GraphError(PhotoError.cannotWrite(.isDirectory))
        case .blockDevice: throw GraphError(PhotoError.downloadIsDevice(path))
        case .regular, .symbolicLink, nil: break
        }
        let hasName = (try? FileStatus(of: path, followsLinks: false)) != nil
        if hasName, !replaces { throw GraphError(PhotoError.downloadExists(path)) }
        do throws(SystemError) {
            guard try FileStatus(of: path.directory).kind == .directory else { throw .notADirectory }
        } catch {
            throw GraphError(PhotoError.cannotWrite(error))
        }
        if let status {
            // What a link names is replaced, not the link.
            (destination, existing) = (.inPlace((try? FileSystem.resolve(path)) ?? path), status)
        } else {
            // A link that leads nowhere is a name, too.
            (destination, existing) = (hasName ? .inPlace(path) : .file(path), nil)
        }
    }

    /// - Throws: `GraphError` when it cannot be written.
    func write(_ bytes: [UInt8], to console: Console) throws(GraphError) {
        let writer = PhotoWriter()
        do throws(SystemError) {
            switch destination {
            case .nowhere: return
            case .standardOutput: try Transfer.write(bytes, to: console.output)
            case .stream(let path): try writer.write(bytes, toStream: path)
            case .file(let path): try writer.write(bytes, to: path, .creating, times: nil)
            case .inPlace(let path):
                try writer.write(bytes, to: path, existing.map(PhotoWriter.Mode.inPlace) ?? .replacing, times: nil)
            }
        } catch {
            throw GraphError(error == .exists ? PhotoError.downloadExists(path) : .cannotWrite(error))
        }
    }
}

extension PhotoError {
    fileprivate static func downloadExists(_ output: FilePath) -> PhotoError {
        PhotoError(
            code: "output-exists", category: .policy, message: "The file \(DisplayText.escaped(output)) exists.",
            remedy: "Use --force, or another name.")
    }

    fileprivate static func downloadIsDevice(_ output: FilePath) -> PhotoError {
        PhotoError(
            code: "cannot-write", category: .system, message: "\(DisplayText.escaped(output)) is a block device.",
            remedy: "Choose another name.")
    }
}
