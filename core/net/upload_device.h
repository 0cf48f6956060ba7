// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/request_body.h"

#include <QFile>
#include <QIODevice>

namespace hatstand::net
{

/// Hands a body to the network stack, once. Two things of it make "may it have arrived?" answerable:
/// - wasTouched() is false as long as not one byte of a body was taken, so no whole request can have left,
/// whatever
///   the threads below are doing at that moment;
/// - it cannot be rewound once touched, so the stack, which repeats a request by itself when the server
///   closes the line without an answer, has nothing to repeat and reports the break instead. An empty body
///   is handed over by a device for this reason alone.
class UploadDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit UploadDevice(RequestBody body, QObject *parent = nullptr);

    [[nodiscard]] bool wasTouched() const { return m_position > 0; }
    [[nodiscard]] qint64 bytesTaken() const { return m_position; }
    /// A file could not be read to its end as announced.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override;
    [[nodiscard]] bool atEnd() const override { return m_position >= m_size; }

Q_SIGNALS:
    /// Deferred: arrives on a later turn of the event loop.
    void failed();
    void taken();

protected:
    qint64 readData(char *data, qint64 limit) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 readPiece(char *data, qint64 limit);

    const RequestBody m_body;
    const qint64 m_size;
    qsizetype m_piece = 0;
    qint64 m_inPiece = 0;
    qint64 m_position = 0;
    bool m_failed = false;
    QFile m_file;
};

} // namespace hatstand::net
