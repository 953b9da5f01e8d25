// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/socketname.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int backlog = 8;
constexpr mode_t allButOwner = 0177;

/// A descriptor that is closed at the end of its scope.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

/// The file's address by way of its folder's descriptor, which is short however long the path is.
sockaddr_un addressIn(int folder, const QString &file)
{
    const QByteArray name =
        "/proc/self/fd/" + QByteArray::number(folder) + '/' + QFile::encodeName(QFileInfo(file).fileName());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy_n(name.begin(), std::min<size_t>(static_cast<size_t>(name.size()), sizeof address.sun_path - 1),
                std::begin(address.sun_path));
    return address;
}

int folderOf(const QString &file)
{
    return ::open(QFile::encodeName(QFileInfo(file).path()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
}

} // namespace

int listeningSocket(const QString &file)
{
    const Descriptor folder(folderOf(file));
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const sockaddr_un address = addressIn(folder.get(), file);
    ::unlink(QFile::encodeName(file).constData());
    const mode_t before = ::umask(allButOwner);
    const bool isBound = ::bind(descriptor.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::umask(before);
    return isBound && ::listen(descriptor.get(), backlog) == 0 ? descriptor.release() : -1;
}

int connectedSocket(const QString &file)
{
    const Descriptor folder(folderOf(file));
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_un address = addressIn(folder.get(), file);
    return ::connect(descriptor.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
               ? descriptor.release()
               : -1;
}

} // namespace madang::server
