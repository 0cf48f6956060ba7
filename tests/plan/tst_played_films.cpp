// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Films as ffmpeg writes and plays them; left out where it is not installed.
#include "picture_files.h"
#include "plan/formats/video_probe.h"
#include "stripped_films.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hatstand;
using namespace hatstand::tests;

class TestPlayedFilms : public QObject
{
    Q_OBJECT

private:
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
    QTemporaryDir dir;

    /// What it writes; null when it fails, or has something to complain of.
    QByteArray ffmpeg(const QStringList &arguments) const
    {
        QProcess process;
        process.start(program, QStringList{QStringLiteral("-v"), QStringLiteral("error"),
                                           QStringLiteral("-nostdin"), QStringLiteral("-y")} +
                                   arguments);
        const bool isDone = process.waitForFinished(120'000) &&
                            process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        const QByteArray complaints = process.readAllStandardError();
        if (!isDone || !complaints.isEmpty()) {
            qWarning("%s", complaints.constData());
            return {};
        }
        return process.readAllStandardOutput() + '\n';
    }
    /// The checksums of all pictures and of all sound, with their times.
    QByteArray shown(const QString &path) const
    {
        return ffmpeg({QStringLiteral("-i"), path, QStringLiteral("-map"), QStringLiteral("0:v"),
                       QStringLiteral("-map"), QStringLiteral("0:a"), QStringLiteral("-f"),
                       QStringLiteral("framemd5"), QStringLiteral("-")});
    }

private Q_SLOTS:
    void aCleanFilmPlaysAsBefore_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("sound");
        QTest::addColumn<QString>("flags");
        const auto row = [](const char *name, const char *suffix, const char *sound, const char *flags) {
            QTest::newRow(name) << QString::fromLatin1(suffix) << QString::fromLatin1(sound)
                                << QString::fromLatin1(flags);
        };
        row("mp4", "mp4", "aac", "+use_metadata_tags");
        row("mp4, head first", "mp4", "aac", "+faststart");
        row("mov", "mov", "aac", "+use_metadata_tags");
        row("mov with plain sound", "mov", "pcm_s16le", "+use_metadata_tags");
        row("mov with packed sound", "mov", "adpcm_ima_qt", "+use_metadata_tags");
        row("fragments", "mp4", "aac", "+frag_keyframe+empty_moov+default_base_moof");
        row("fragments from the file", "mp4", "aac", "+frag_keyframe+empty_moov");
        row("fragments from what is before", "mp4", "aac", "+frag_keyframe+omit_tfhd_offset");
        row("segments", "mp4", "aac", "+dash");
    }
    void aCleanFilmPlaysAsBefore()
    {
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        QFETCH(const QString, suffix);
        QFETCH(const QString, sound);
        QFETCH(const QString, flags);
        const QString path = dir.filePath(QStringLiteral("film.") + suffix);
        QStringList arguments;
        for (const char *argument : {"-f",        "lavfi",
                                     "-i",        "testsrc=size=160x120:rate=25:duration=3",
                                     "-f",        "lavfi",
                                     "-i",        "sine=duration=3",
                                     "-c:v",      "mpeg4",
                                     "-g",        "25",
                                     "-metadata", "title=SECRET-38.7223N-9.1393W",
                                     "-metadata", "location=+38.7223-009.1393/",
                                     "-metadata", "creation_time=2026-01-02T03:04:05Z",
                                     "-timecode", "01:02:03:04"})
            arguments << QString::fromLatin1(argument);
        arguments << QStringLiteral("-c:a") << sound << QStringLiteral("-movflags") << flags << path;
        QVERIFY(!ffmpeg(arguments).isEmpty());
        const QByteArray film = bytesOf(path) + "trailer of a camera, " + secret;
        QVERIFY(film.count(secret) >= 2);
        QVERIFY(film.contains("tmcd"));
        QVERIFY(film.contains("Lavc"));
        const QByteArray before = shown(path);
        QVERIFY(before.count('\n') > 70);
        const QByteArray clean = stripped(film, 65'536);
        QCOMPARE(clean.size(), film.size());
        for (const char *word : {"SECRET", "38.7223", "tmcd", "udta", "Handler", "trailer"})
            QVERIFY2(!clean.contains(word), word);
        writeTo(path, clean);
        QCOMPARE(shown(path), before);
    }

    void framesAreCountedAsFfmpegShowsThem_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<double>("frames");
        QTest::newRow("MP4") << QStringLiteral("mp4") << QStringLiteral("144") << 144.0;
        QTest::newRow("QuickTime") << QStringLiteral("mov") << QStringLiteral("30000/1001") << 29.97;
        QTest::newRow("Matroska") << QStringLiteral("mkv") << QStringLiteral("60") << 60.0;
    }
    void framesAreCountedAsFfmpegShowsThem()
    {
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        QFETCH(const QString, suffix);
        QFETCH(const QString, rate);
        QFETCH(const double, frames);
        const QString path = dir.filePath(QStringLiteral("frames.") + suffix);
        const QString source = QStringLiteral("testsrc=size=160x120:duration=1:rate=") + rate;
        QVERIFY(!ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"), source,
                         QStringLiteral("-c:v"), QStringLiteral("mjpeg"), path})
                     .isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const double found = plan::probeVideo(file).framesPerSecond;
        QVERIFY2(std::abs(found - frames) < 0.5, qPrintable(QString::number(found)));
    }

    void aCleanFilmOfOtherCodecsPlaysAsBefore_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("flags");
        const auto row = [](const char *name, const char *suffix, const char *flags) {
            QTest::newRow(name) << QString::fromLatin1(suffix) << QString::fromLatin1(flags);
        };
        row("WebM, VP8 and Vorbis", "webm", "-c:v libvpx -deadline realtime -c:a libvorbis -c:s webvtt");
        row("WebM, VP9 and Opus", "webm",
            "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus -c:s webvtt");
        row("WebM, index first", "webm",
            "-c:v libvpx -deadline realtime -c:a libopus -c:s webvtt -cues_to_front 1");
        row("WebM, streamed", "webm", "-c:v libvpx -deadline realtime -c:a libopus -c:s webvtt -live 1");
        row("Matroska, H.264 and AAC", "mkv", "-c:v libx264 -preset ultrafast -c:a aac -c:s srt");
        row("Matroska, H.264 and FLAC, with checksums", "mkv",
            "-c:v libx264 -preset ultrafast -c:a flac -c:s ass -write_crc32 1");
        row("Matroska, H.265 and MP3, without checksums", "mkv",
            "-c:v libx265 -x265-params log-level=none -preset ultrafast -c:a libmp3lame -c:s srt "
            "-write_crc32 0");
        row("Matroska, ProRes and plain sound", "mkv", "-c:v prores_ks -c:a pcm_s16le -c:s srt");
        row("MP4, H.264", "mp4", "-c:v libx264 -preset ultrafast -c:a aac -c:s mov_text");
        row("MP4, H.265", "mp4",
            "-c:v libx265 -x265-params log-level=none -preset ultrafast -c:a aac -c:s mov_text");
        row("fragments, H.264", "mp4",
            "-c:v libx264 -preset ultrafast -c:a aac -sn -movflags +frag_keyframe+empty_moov");
    }
    void aCleanFilmOfOtherCodecsPlaysAsBefore()
    {
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        QFETCH(const QString, suffix);
        QFETCH(const QString, flags);
        const QString path = dir.filePath(QStringLiteral("film.") + suffix);
        const QString subtitles = dir.filePath(QStringLiteral("film.srt"));
        writeTo(subtitles, "1\n00:00:00,000 --> 00:00:00,800\n" + secret + " of a drone\n");
        const QString chapters = dir.filePath(QStringLiteral("chapters.txt"));
        writeTo(chapters, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=" + secret);
        QStringList arguments;
        for (const char *argument : {"-f", "lavfi", "-i", "testsrc=size=160x120:rate=25:duration=1", "-f",
                                     "lavfi", "-i", "sine=duration=1", "-i"})
            arguments << QString::fromLatin1(argument);
        arguments << subtitles << QStringLiteral("-i") << chapters;
        for (const char *argument :
             {"-map", "0:v", "-map", "1:a", "-map", "2:s", "-map_chapters", "3", "-pix_fmt", "yuv420p",
              "-metadata", "title=SECRET-38.7223N-9.1393W", "-metadata", "comment=SECRET", "-metadata:s:v",
              "title=SECRET", "-metadata:s:a", "language=fra"})
            arguments << QString::fromLatin1(argument);
        arguments << flags.split(u' ');
        if (suffix == u"mkv") {
            arguments << QStringLiteral("-attach") << subtitles << QStringLiteral("-metadata:s:t")
                      << QStringLiteral("mimetype=text/plain");
        }
        QVERIFY(!ffmpeg(arguments + QStringList{path}).isEmpty());
        const QByteArray film = bytesOf(path);
        QVERIFY(film.contains("SECRET"));
        const QByteArray before = shown(path);
        QVERIFY(before.count('\n') > 25);
        const QByteArray clean = stripped(film, 65'536);
        QCOMPARE(clean.size(), film.size());
        for (const char *word : {"SECRET", "38.7223", "drone", "Lavf", "x264 - core", "x265 (build"})
            QVERIFY2(!clean.contains(word), word);
        writeTo(path, clean);
        QCOMPARE(shown(path), before);
    }
};

QTEST_GUILESS_MAIN(TestPlayedFilms)
#include "tst_played_films.moc"
