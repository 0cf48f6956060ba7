// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostile_server.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace hatstand::test
{

/// Places for files on the loopback, as strict as real ones:
/// - WebDAV (RFC 4918) below /dav, with a name and a password. Folders must be there before what is in them.
/// - S3 below /s3, with signatures of version 4 (checked by code of its own), one region and one bucket.
/// - For everybody: the folder of WebDAV below /public, the bucket at its own address. Who comes there with a
///   password is found out.
/// Tests make them misbehave.
class FileHost
{
public:
    FileHost();
    FileHost(const FileHost &) = delete;
    FileHost &operator=(const FileHost &) = delete;

    struct Kept
    {
        QByteArray bytes;
        QByteArray type;
    };
    HostileServer server;
    QHash<QByteArray, Kept> files;    ///< by the decoded path: "/dav/press/a.jpg"
    QSet<QByteArray> folders{"/dav"}; ///< the same, without a slash at the end

    QByteArray name = "anna";
    QByteArray password = "pass: wörd";
    QByteArray accessKey = "AKIDEXAMPLE";
    QByteArray secretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    QByteArray region = "eu-central-1";
    QByteArray bucket = "pictures";
    QByteArray now = "20261119T114200Z"; ///< the clock of S3, that of FakeClock

    /// Asked before everything else; what it answers is sent in place of the right answer.
    std::function<std::optional<QByteArray>(const SeenRequest &)> insteadOf;
    /// Called with each upload that was taken.
    std::function<void()> onTaken;
    bool answersHead = true;
    bool keepsHalf = false;    ///< of what is put there
    bool hidesMissing = false; ///< S3: who may not list is refused what is not there

    bool strangerHadCredentials = false;
    [[nodiscard]] int count(const char *method) const;
    [[nodiscard]] QUrl url(const QByteArray &path) const { return server.url(path); }

    /// An answer that HttpClient takes for that status.
    [[nodiscard]] static QByteArray refusal(int status);
    /// The method and path of each request, in their order.
    [[nodiscard]] QStringList calls() const;

private:
    void answerTo(const SeenRequest &request, QTcpSocket *socket);
    [[nodiscard]] QByteArray answerOf(const SeenRequest &request);
    [[nodiscard]] QByteArray dav(const SeenRequest &request, const QByteArray &path);
    [[nodiscard]] QByteArray makeFolder(const SeenRequest &request, QByteArray path);
    [[nodiscard]] QByteArray s3(const SeenRequest &request, const QByteArray &path);
    [[nodiscard]] QByteArray s3Refusal(const SeenRequest &request) const;
    [[nodiscard]] QByteArray stranger(const SeenRequest &request, const QByteArray &path);
    void keep(const SeenRequest &request, const QByteArray &path);
};

} // namespace hatstand::test
