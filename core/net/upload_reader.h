// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/request_body.h"

#include <QFile>

namespace hatstand::net
{

/// Reads a body piece by piece, once: it cannot be rewound, so that nothing below can send it twice. Files
/// are opened when their turn comes.
class UploadReader
{
public:
    explicit UploadReader(RequestBody body) : m_body(std::move(body)) {}

    /// Up to `limit` bytes; fewer only at the end; -1 when a file is not what it was when the body was made
    /// (for good).
    qint64 read(char *data, qint64 limit);

private:
    qint64 readPiece(char *data, qint64 limit);

    const RequestBody m_body;
    qsizetype m_piece = 0;
    qint64 m_inPiece = 0;
    bool m_failed = false;
    QFile m_file;
};

} // namespace hatstand::net
