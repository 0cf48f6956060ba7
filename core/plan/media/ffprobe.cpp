// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/ffprobe.h"

#include "base/completion.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QProcess>
#include <QStandardPaths>

#include <cmath>

namespace hatstand::plan
{

namespace
{
using Answer = std::optional<QByteArray>;

/// What a few streams are told in is some kilobytes.
constexpr qint64 mostBytes = 1'000'000;

bool isOnItsSide(const QJsonObject &stream)
{
    // Newer versions tell the turn beside the stream, older ones in a tag.
    double turn = stream[QLatin1StringView("tags")][QLatin1StringView("rotate")].toString().toDouble();
    for (const QJsonValue side : stream[QLatin1StringView("side_data_list")].toArray())
        turn = side[QLatin1StringView("rotation")].toDouble(turn);
    return std::abs(std::fmod(std::abs(turn), 180) - 90) < 1;
}
/// "30000/1001": as ffprobe writes it, "0/0" where it does not know.
double fractionOf(const QString &text)
{
    const double whole = text.section(u'/', 0, 0).toDouble();
    const double parts = text.section(u'/', 1, 1).toDouble();
    return whole > 0 && parts > 0 ? whole / parts : 0;
}
} // namespace

QString Ffprobe::installed()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffprobe"));
}

Ffprobe::Ffprobe(Timers &timers, QString program, QObject *parent)
    : QObject(parent), m_timers(timers), m_program(std::move(program))
{
}

QCoro::Task<std::optional<VideoProbe>> Ffprobe::probe(QString path, CancelToken cancel)
{
    if (m_program.isEmpty() || cancel.isCancelled())
        co_return std::nullopt;
    const Completion<Answer> done;
    const QPointer<QProcess> process(new QProcess(this));
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    // When this goes, so does the process, and whoever waits learns it.
    connect(process, &QObject::destroyed, process, [done] { done.complete(std::nullopt); });
    connect(process, &QProcess::errorOccurred, process, [done](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done.complete(std::nullopt);
    });
    connect(process, &QProcess::readyReadStandardOutput, process, [process] {
        if (process->bytesAvailable() > mostBytes)
            process->kill();
    });
    connect(process, &QProcess::finished, process, [process, done](int code, QProcess::ExitStatus status) {
        const bool isWhole = status == QProcess::NormalExit && code == 0;
        done.complete(isWhole ? Answer(process->readAllStandardOutput()) : std::nullopt);
    });
    m_timers.callAfter(longest, process, [process] { process->kill(); });
    const auto subscription = cancel.onCancel([process] {
        if (process)
            process->kill();
    });
    // A file can name other files, or addresses: only this one is opened.
    process->start(m_program,
                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-protocol_whitelist"),
                    QStringLiteral("file"), QStringLiteral("-print_format"), QStringLiteral("json"),
                    QStringLiteral("-show_format"), QStringLiteral("-show_streams"), QStringLiteral("-i"),
                    QStringLiteral("file:") + QFileInfo(path).absoluteFilePath()});
    const Answer answer = co_await done;
    if (process)
        process->deleteLater();
    co_return answer ? readFfprobe(*answer) : std::nullopt;
}

std::optional<VideoProbe> readFfprobe(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonArray streams = root[QLatin1StringView("streams")].toArray();
    if (streams.isEmpty())
        return std::nullopt;
    VideoProbe probe;
    const double seconds =
        root[QLatin1StringView("format")][QLatin1StringView("duration")].toString().toDouble();
    constexpr double year = 31'536'000;
    if (seconds > 0 && seconds < year)
        probe.durationMilliseconds = qint64(seconds * 1000);
    for (const QJsonValue value : streams) {
        const QJsonObject stream = value.toObject();
        const QString kind = stream[QLatin1StringView("codec_type")].toString();
        const QString codec = stream[QLatin1StringView("codec_name")].toString();
        // A title picture is a stream too.
        const bool isCover =
            stream[QLatin1StringView("disposition")][QLatin1StringView("attached_pic")].toInt() != 0;
        if (kind == QLatin1StringView("audio") && probe.soundCodec.isEmpty()) {
            probe.soundCodec = codec.startsWith(QLatin1StringView("pcm_")) ? QStringLiteral("pcm") : codec;
        } else if (kind == QLatin1StringView("video") && !isCover && probe.pictureCodec.isEmpty()) {
            probe.pictureCodec = codec;
            const QSize size(stream[QLatin1StringView("width")].toInt(),
                             stream[QLatin1StringView("height")].toInt());
            probe.framesPerSecond = fractionOf(stream[QLatin1StringView("avg_frame_rate")].toString());
            probe.pixels = size.isEmpty() ? QSize() : isOnItsSide(stream) ? size.transposed() : size;
        }
    }
    return probe;
}

} // namespace hatstand::plan
