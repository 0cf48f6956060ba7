// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/upload_reader.h"

#include <algorithm>
#include <cstring>

namespace hatstand::net
{

qint64 UploadReader::read(char *data, qint64 limit)
{
    qint64 done = 0;
    while (!m_failed && done < limit && m_piece < m_body.pieces().size()) {
        const qint64 count = readPiece(data + done, limit - done);
        if (count < 0) {
            m_failed = true;
            break;
        }
        done += count;
        if (m_inPiece == m_body.pieces().at(m_piece).size) {
            ++m_piece;
            m_inPiece = 0;
            m_file.close();
        }
    }
    return m_failed ? -1 : done;
}

/// At least one byte of the current piece, or -1 when its file is not what it was.
qint64 UploadReader::readPiece(char *data, qint64 limit)
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
