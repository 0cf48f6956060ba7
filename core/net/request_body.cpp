// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/request_body.h"

#include <QFileInfo>

namespace hatstand::net
{

RequestBody RequestBody::fromFile(const QString &path)
{
    RequestBody body;
    body.appendFile(path);
    return body;
}

void RequestBody::append(QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    const qint64 size = bytes.size();
    m_pieces.append(Piece{std::move(bytes), {}, size});
}

void RequestBody::appendFile(const QString &path)
{
    const QFileInfo info(path);
    m_pieces.append(Piece{{}, path, info.isFile() ? info.size() : -1});
}

qint64 RequestBody::size() const
{
    qint64 sum = 0;
    for (const Piece &piece : m_pieces) {
        if (piece.size < 0)
            return -1;
        sum += piece.size;
    }
    return sum;
}

} // namespace hatstand::net
