// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace hatstand::net
{

/// What a request carries: bytes, a file that is streamed, or several of them in a row (a form with a file
/// in the middle). A value; a file is opened only while it is sent.
class RequestBody
{
public:
    struct Piece
    {
        QByteArray bytes;
        QString filePath; ///< used when not empty
        qint64 size = 0;
    };

    RequestBody() = default;
    RequestBody(QByteArray bytes) { append(std::move(bytes)); } // NOLINT: a body is bytes, most often

    /// The file's size is taken now; if it has another size when it is sent, the request fails.
    [[nodiscard]] static RequestBody fromFile(const QString &path);

    void append(QByteArray bytes);
    void appendFile(const QString &path);

    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }
    /// In bytes; -1 when a file could not be found.
    [[nodiscard]] qint64 size() const;
    [[nodiscard]] const QList<Piece> &pieces() const { return m_pieces; }

private:
    QList<Piece> m_pieces;
};

} // namespace hatstand::net
