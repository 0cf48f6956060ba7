// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/file_host.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace hatstand::test
{

namespace
{
QByteArray head(int status, const QByteArray &headers, qsizetype length)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Words\r\nContent-Length: " + QByteArray::number(length) + "\r\n" + headers + "\r\n";
}

QByteArray parentOf(const QByteArray &path)
{
    return path.left(path.lastIndexOf('/'));
}

/// Every byte but the unreserved ones is escaped, with capital digits.
bool isWrittenStrictly(const QByteArray &path)
{
    static const QRegularExpression strict(QStringLiteral("\\A(/([A-Za-z0-9._~-]|%[0-9A-F]{2})*)+\\z"));
    return strict.match(QString::fromLatin1(path)).hasMatch();
}

QByteArray xmlError(const QByteArray &code, const QByteArray &more = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + code +
           " happened.</Message>" + more + "</Error>";
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}
} // namespace

FileHost::FileHost()
{
    server.onAnythingElse(
        [this](const SeenRequest &request, QTcpSocket *socket) { answerTo(request, socket); });
}

QByteArray FileHost::refusal(int status)
{
    return HostileServer::answer(status, "No.", "text/plain");
}

int FileHost::count(const char *method) const
{
    return int(std::count_if(server.requests().begin(), server.requests().end(),
                             [method](const SeenRequest &request) { return request.method == method; }));
}

QStringList FileHost::calls() const
{
    QStringList all;
    for (const SeenRequest &request : server.requests())
        all << QString::fromLatin1(request.method + ' ' + request.path);
    return all;
}

void FileHost::answerTo(const SeenRequest &request, QTcpSocket *socket)
{
    QByteArray answer;
    if (insteadOf) {
        if (const auto instead = insteadOf(request)) {
            if (instead->isEmpty())
                socket->abort();
            else
                socket->write(*instead);
            return;
        }
    }
    answer = answerOf(request);
    if (request.method == "HEAD")
        answer.truncate(answer.indexOf("\r\n\r\n") + 4);
    socket->write(answer);
}

QByteArray FileHost::answerOf(const SeenRequest &request)
{
    if (!isWrittenStrictly(request.path))
        return refusal(400);
    const QByteArray path = QByteArray::fromPercentEncoding(request.path);
    if (request.method == "HEAD" && !answersHead)
        return refusal(405);
    if (request.method == "GET")
        return stranger(request, path);
    if (path.startsWith("/dav"))
        return dav(request, path);
    if (path.startsWith("/s3/"))
        return s3(request, path);
    return refusal(404);
}

void FileHost::keep(const SeenRequest &request, const QByteArray &path)
{
    files[path] = {keepsHalf ? request.body.left(request.body.size() / 2) : request.body,
                   request.header("Content-Type")};
    if (onTaken)
        onTaken();
}

QByteArray FileHost::dav(const SeenRequest &request, const QByteArray &path)
{
    if (request.header("Authorization") != "Basic " + QByteArray(name + ':' + password).toBase64())
        return HostileServer::answer(401, "Sign in.", "text/plain",
                                     "WWW-Authenticate: Basic realm=\"files\"\r\n");
    if (request.method == "MKCOL")
        return makeFolder(request, path);
    if (request.method == "PUT") {
        if (!folders.contains(parentOf(path)))
            return refusal(409);
        keep(request, path);
        return HostileServer::answer(201, "<html><title>201 Created</title></html>", "text/html");
    }
    if (!files.contains(path))
        return refusal(404);
    if (request.method == "HEAD")
        return head(200, "Content-Type: " + files[path].type + "\r\n", files[path].bytes.size());
    if (request.method == "DELETE") {
        files.remove(path);
        return "HTTP/1.1 204 Gone\r\n\r\n";
    }
    return refusal(405);
}

QByteArray FileHost::makeFolder(const SeenRequest &request, QByteArray path)
{
    if (!request.body.isEmpty())
        return refusal(415);
    if (path.endsWith('/'))
        path.chop(1);
    if (folders.contains(path))
        return refusal(405);
    if (!folders.contains(parentOf(path)))
        return refusal(409);
    folders.insert(path);
    return head(201, {}, 0);
}

/// docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html; empty when all is well.
QByteArray FileHost::s3Refusal(const SeenRequest &request) const
{
    static const QRegularExpression form(
        QStringLiteral("\\AAWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, "
                       "SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})\\z"));
    const auto error = [](int status, const QByteArray &body) {
        return HostileServer::answer(status, body, "application/xml");
    };
    const auto match = form.match(QString::fromLatin1(request.header("Authorization")));
    if (!match.hasMatch())
        return error(403, xmlError("AccessDenied"));
    const QByteArray date = request.header("x-amz-date");
    const QByteArray payload = request.header("x-amz-content-sha256");
    const QByteArray names = match.captured(4).toLatin1();
    const QByteArrayList list = names.split(';');
    if (!list.contains("host") || !list.contains("x-amz-date") || !list.contains("x-amz-content-sha256") ||
        !std::is_sorted(list.begin(), list.end()) || match.captured(2).toLatin1() != date.left(8))
        return error(400, xmlError("AuthorizationQueryParametersError"));
    if (match.captured(1).toLatin1() != accessKey)
        return error(403, xmlError("InvalidAccessKeyId"));
    if (match.captured(3).toLatin1() != region)
        return error(400, xmlError("AuthorizationHeaderMalformed", "<Region>" + region + "</Region>"));
    QByteArray canonical = request.method + '\n' + request.path + "\n\n";
    for (const QByteArray &one : list)
        canonical += one + ':' + request.header(one) + '\n';
    canonical += '\n' + names + '\n' + payload;
    const QByteArray scope = date.left(8) + '/' + region + "/s3/aws4_request";
    const QByteArray toSign = "AWS4-HMAC-SHA256\n" + date + '\n' + scope + '\n' +
                              QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
    QByteArray key = "AWS4" + secretKey;
    for (const QByteArray &part : {date.left(8), region, QByteArray("s3"), QByteArray("aws4_request")})
        key = hmac(key, part);
    if (hmac(key, toSign).toHex() != match.captured(5).toLatin1())
        return error(403, xmlError("SignatureDoesNotMatch"));
    const auto moment = [](const QByteArray &text) {
        return QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    };
    constexpr qint64 mostSkew = 15LL * 60;
    if (std::abs(moment(now).secsTo(moment(date))) > mostSkew)
        return error(403, xmlError("RequestTimeTooSkewed"));
    if (QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex() != payload)
        return error(400, xmlError("XAmzContentSHA256Mismatch"));
    return {};
}

QByteArray FileHost::s3(const SeenRequest &request, const QByteArray &path)
{
    const QByteArray refused = s3Refusal(request);
    if (!refused.isEmpty())
        return refused;
    if (!path.startsWith("/s3/" + bucket + '/'))
        return HostileServer::answer(404, xmlError("NoSuchBucket"), "application/xml");
    if (request.method == "PUT") {
        keep(request, path);
        return head(200, "ETag: \"mark\"\r\n", 0);
    }
    if (request.method == "DELETE") {
        files.remove(path);
        return "HTTP/1.1 204 Gone\r\n\r\n";
    }
    if (request.method != "HEAD")
        return HostileServer::answer(405, xmlError("MethodNotAllowed"), "application/xml");
    if (!files.contains(path))
        return refusal(hidesMissing ? 403 : 404);
    return head(200, "Content-Type: " + files[path].type + "\r\n", files[path].bytes.size());
}

QByteArray FileHost::stranger(const SeenRequest &request, const QByteArray &path)
{
    if (!request.header("Authorization").isEmpty() || !request.header("Cookie").isEmpty())
        strangerHadCredentials = true;
    const QByteArray inside = path.startsWith("/public/") ? "/dav/" + path.mid(8) : path;
    const bool isPublic = path.startsWith("/public/") || path.startsWith("/s3/");
    if (!isPublic)
        return HostileServer::answer(401, "Sign in.", "text/plain",
                                     "WWW-Authenticate: Basic realm=\"files\"\r\n");
    if (!files.contains(inside))
        return refusal(404);
    return HostileServer::answer(200, files[inside].bytes, files[inside].type);
}

} // namespace hatstand::test
