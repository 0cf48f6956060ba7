// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/timers.h"
#include "plan/formats/video_probe.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <qcorotask.h>

#include <optional>

namespace hatstand::plan
{

/// Asks ffprobe, a program of FFmpeg that many people have, what is in a video: it knows more containers and
/// codecs than probeVideo(). Its answer is waited for without blocking, and not for ever.
class Ffprobe : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds longest{20'000};

    /// Where it is installed; empty where it is not.
    [[nodiscard]] static QString installed();

    /// `program` is its path; empty: there is none. `timers` must outlive this.
    explicit Ffprobe(Timers &timers, QString program = installed(), QObject *parent = nullptr);

    /// Nothing when it is not installed, does not know the file, fails, or takes too long: then nothing is
    /// known, and that is no reason to refuse a file.
    [[nodiscard]] QCoro::Task<std::optional<VideoProbe>> probe(QString path, CancelToken cancel);

private:
    Timers &m_timers;
    QString m_program;
};

/// What `ffprobe -print_format json -show_format -show_streams` wrote; nothing when it is not that.
[[nodiscard]] std::optional<VideoProbe> readFfprobe(const QByteArray &json);

} // namespace hatstand::plan
