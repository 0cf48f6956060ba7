// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures against the examples that AWS publishes, and one of a path that needs escapes (computed apart).
#include "networks/media_host/aws_signature.h"
#include "networks/media_host/host_address.h"

#include <QCryptographicHash>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
const QString suiteSecret = QStringLiteral("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// That of the examples for S3, which has a slash where the other has a plus.
const QString s3Secret = QStringLiteral("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
const QByteArray s3Day = "20130524T000000Z";

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Instant at(const char *iso)
{
    return Instant::fromDateTime(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

AwsKey suiteKey(const char *service)
{
    return {QStringLiteral("AKIDEXAMPLE"), suiteSecret, QStringLiteral("us-east-1"),
            QString::fromLatin1(service)};
}

AwsKey s3Key()
{
    return {QStringLiteral("AKIAIOSFODNN7EXAMPLE"), s3Secret, QStringLiteral("us-east-1")};
}
} // namespace

class TestAwsSignature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePublishedExamples_data()
    {
        QTest::addColumn<AwsSigned>("request");
        QTest::addColumn<AwsKey>("key");
        QTest::addColumn<Instant>("moment");
        QTest::addColumn<QByteArray>("authorization");
        const Instant suite = at("2015-08-30T12:36:00Z");
        const Instant s3 = at("2013-05-24T00:00:00Z");
        const net::HttpHeader s3Host{"Host", "examplebucket.s3.amazonaws.com"};
        QTest::newRow("get-vanilla of the suite")
            << AwsSigned{"GET",
                         QUrl(QStringLiteral("https://example.amazonaws.com/")),
                         {{"Host", "example.amazonaws.com"}, {"X-Amz-Date", "20150830T123600Z"}},
                         sha256({})}
            << suiteKey("service") << suite
            << QByteArray("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                          "SignedHeaders=host;x-amz-date, "
                          "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        QTest::newRow("ListUsers, with a query")
            << AwsSigned{"GET",
                         QUrl(QStringLiteral(
                             "https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers")),
                         {{"X-Amz-Date", "20150830T123600Z"},
                          {"Host", "iam.amazonaws.com"},
                          {"Content-Type", " application/x-www-form-urlencoded;  charset=utf-8 "}},
                         sha256({})}
            << suiteKey("iam") << suite
            << QByteArray("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                          "SignedHeaders=content-type;host;x-amz-date, "
                          "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
        QTest::newRow("S3: a part of an object")
            << AwsSigned{"GET",
                         QUrl(QStringLiteral("https://examplebucket.s3.amazonaws.com/test.txt")),
                         {s3Host,
                          {"Range", "bytes=0-9"},
                          {"x-amz-content-sha256", sha256({})},
                          {"x-amz-date", s3Day}},
                         sha256({})}
            << s3Key() << s3
            << QByteArray("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
                          "aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                          "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        const QByteArray welcome = sha256("Welcome to Amazon S3.");
        QTest::newRow("S3: an object is put")
            << AwsSigned{"PUT",
                         QUrl(QStringLiteral("https://examplebucket.s3.amazonaws.com/test%24file.text")),
                         {s3Host,
                          {"Date", "Fri, 24 May 2013 00:00:00 GMT"},
                          {"x-amz-content-sha256", welcome},
                          {"x-amz-date", s3Day},
                          {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
                         welcome}
            << s3Key() << s3
            << QByteArray("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
                          "aws4_request, SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;"
                          "x-amz-storage-class, "
                          "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }
    void thePublishedExamples()
    {
        QFETCH(const AwsSigned, request);
        QFETCH(const AwsKey, key);
        QFETCH(const Instant, moment);
        QFETCH(const QByteArray, authorization);
        QCOMPARE(awsAuthorization(request, key, moment), authorization);
    }

    void foldersWithSpacesAndUmlautsAreSignedAsTheyAreSent()
    {
        const QUrl url = addressBelow(QUrl(QStringLiteral("https://s3.example.org:9000/pictures")),
                                      {QString::fromUtf8("B\xc3\xa4"
                                                         "ckerei 2026+a"),
                                       QStringLiteral("x.jpg")});
        QCOMPARE(url.toEncoded(), QByteArray("https://s3.example.org:9000/pictures/"
                                             "B%C3%A4ckerei%202026%2Ba/x.jpg"));
        AwsKey key = suiteKey("s3");
        key.region = QStringLiteral("eu-central-1");
        const AwsSigned request{"PUT",
                                url,
                                {{"host", "s3.example.org:9000"},
                                 {"x-amz-content-sha256", sha256("hello")},
                                 {"x-amz-date", "20261119T114200Z"}},
                                sha256("hello")};
        const QByteArray written = awsAuthorization(request, key, at("2026-11-19T11:42:00Z"));
        QVERIFY2(written.endsWith("e2c6f49d491fe132c2be7c241dc46f87391ce3035f780249356b7b68a4b7dc5f"),
                 written.constData());
    }

    void momentsAreWrittenInUtc()
    {
        QCOMPARE(awsDate(at("2026-03-05T01:02:03+02:00")), QByteArray("20260304T230203Z"));
    }
};

QTEST_GUILESS_MAIN(TestAwsSignature)
#include "tst_aws_signature.moc"
