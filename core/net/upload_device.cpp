// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/upload_device.h"

#include <algorithm>
#include <cstring>

namespace hatstand::net
{

UploadDevice::UploadDevice(RequestBody body, QObject *parent)
    : QIODevice(parent), m_body(std::move(body)), m_size(m_body.size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool UploadDevice::seek(qint64 position)
{
    // The stack seeks for one purpose only: to send again from the start. Of an empty body nobody can tell
    // whether it was sent, so that is never allowed.
    if (position != m_position || m_size == 0)
        return false;
    return QIODevice::seek(position);
}

qint64 UploadDevice::readData(char *data, qint64 limit)
{
    if (m_failed)
        return -1;
    qint64 done = 0;
    while (done < limit && m_piece < m_body.pieces().size()) {
        const qint64 count = readPiece(data + done, limit - done);
        if (count < 0) {
            m_failed = true;
            QMetaObject::invokeMethod(this, &UploadDevice::failed, Qt::QueuedConnection);
            return -1;
        }
        done += count;
        m_position += count;
        if (m_inPiece == m_body.pieces().at(m_piece).size) {
            ++m_piece;
            m_inPiece = 0;
            m_file.close();
        }
    }
    if (done > 0)
        Q_EMIT taken();
    return done;
}

/// At least one byte of the current piece, or -1 when its file is not what it was.
qint64 UploadDevice::readPiece(char *data, qint64 limit)
{
    const RequestBody::Piece &piece = m_body.pieces().at(m_piece);
    const qint64 wanted = std::min(limit, piece.size - m_inPiece);
    if (wanted == 0)
        return 0;
    if (piece.filePath.isEmpty()) {
        std::memcpy(data, piece.bytes.constData() + m_inPiece, static_cast<size_t>(wanted));
        m_inPiece += wanted;
        return wanted;
    }
    if (!m_file.isOpen()) {
        m_file.setFileName(piece.filePath);
        if (!m_file.open(QIODevice::ReadOnly) || m_file.size() != piece.size)
            return -1;
    }
    const qint64 count = m_file.read(data, wanted);
    if (count <= 0)
        return -1;
    m_inPiece += count;
    return count;
}

} // namespace hatstand::net
