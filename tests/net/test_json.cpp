// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/json.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::net;

class TestJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badJson_data();
    void badJson();
    void depthIsCountedOutsideOfStrings();
    void noBytesBreakIt();
    void requiredFields();
    void requiredIntegersAreWholeAndExact();
    void serverWordsAreFoundAndCut();
    void answersThatAreNotSuccess();
};

void TestJson::badJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("empty") << QByteArray() << ErrorCode::BadAnswer;
    QTest::newRow("cut") << QByteArray("{\"a\":") << ErrorCode::BadAnswer;
    QTest::newRow("a list") << QByteArray("[1]") << ErrorCode::BadAnswer;
    QTest::newRow("a number") << QByteArray("1") << ErrorCode::BadAnswer;
    QTest::newRow("two") << QByteArray("{}{}") << ErrorCode::BadAnswer;
    QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << ErrorCode::BadAnswer;
    QTest::newRow("101 deep") << "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}"
                              << ErrorCode::BadAnswer;
    QTest::newRow("a million deep") << QByteArray(1'000'000, '[') << ErrorCode::BadAnswer;
    QTest::newRow("too large") << QByteArray(9'000'000, ' ') << ErrorCode::TooLarge;
}

void TestJson::badJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const auto result = parseJsonObject(bytes);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().what.isEmpty());
}

void TestJson::depthIsCountedOutsideOfStrings()
{
    QVERIFY(parseJsonObject(R"({"a":)" + QByteArray(99, '[') + QByteArray(99, ']') + "}"));
    const QByteArray brackets = R"({"a":")" + QByteArray(500, '[') + R"(\")" + QByteArray(500, '{') + R"("})";
    QVERIFY(parseJsonObject(brackets));
}

void TestJson::noBytesBreakIt()
{
    const bool passed = rc::check("any bytes are an object or an error", [](const std::string &bytes) {
        const auto result = parseJsonObject(QByteArray::fromStdString(bytes));
        RC_ASSERT(result.has_value() || result.error().code == ErrorCode::BadAnswer);
    });
    QVERIFY(passed);
}

void TestJson::requiredFields()
{
    const QJsonObject object =
        parseJsonObject(R"({"s":"x","o":{"in":{"s":"deep"}},"l":[1],"n":null,"i":7})").value();
    QCOMPARE(requireString(object, QLatin1StringView("s")).value(), QStringLiteral("x"));
    QCOMPARE(requireString(object, QLatin1StringView("o.in.s")).value(), QStringLiteral("deep"));
    QCOMPARE(requireInteger(object, QLatin1StringView("i")).value(), 7);
    QCOMPARE(requireArray(object, QLatin1StringView("l")).value().size(), 1);
    QVERIFY(requireObject(object, QLatin1StringView("o.in")));
    for (const char *path : {"none", "n", "o", "l", "i", "s.deeper", "o.in.none"}) {
        const auto result = requireString(object, QLatin1StringView(path));
        QVERIFY2(!result, path);
        QCOMPARE(result.error().code, ErrorCode::BadAnswer);
        QVERIFY(result.error().why.contains(QLatin1StringView(path)));
    }
}

void TestJson::requiredIntegersAreWholeAndExact()
{
    const QJsonObject object =
        parseJsonObject(R"({"big":9007199254740993,"half":1.5,"huge":1e300,"text":"1"})").value();
    QCOMPARE(requireInteger(object, QLatin1StringView("big")).value(), 9007199254740993LL);
    QVERIFY(!requireInteger(object, QLatin1StringView("half")));
    QVERIFY(!requireInteger(object, QLatin1StringView("huge")));
    QVERIFY(!requireInteger(object, QLatin1StringView("text")));
}

void TestJson::serverWordsAreFoundAndCut()
{
    HttpResponse response;
    response.status = 400;
    response.body = R"({"error":"InvalidRequest","message":"Text\n must be short"})";
    QCOMPARE(serverWords(response), QStringLiteral("Text must be short"));
    response.body = R"({"error":"invalid_grant"})";
    QCOMPARE(serverWords(response), QStringLiteral("invalid_grant"));
    response.body = R"({"message":")" + QByteArray(1000, 'x') + R"("})";
    QCOMPARE(serverWords(response).size(), 300);
    response.body = "<html>";
    QVERIFY(serverWords(response).isEmpty());
}

void TestJson::answersThatAreNotSuccess()
{
    HttpResponse response;
    response.status = 401;
    response.body = R"({"message":"Token has expired"})";
    const auto result = jsonObject(response, QStringLiteral("Bluesky"));
    QCOMPARE(result.error().code, ErrorCode::SignInNeeded);
    QVERIFY(result.error().why.contains(QStringLiteral("Token has expired")));
    response.status = 200;
    response.body = "[1,2]";
    QCOMPARE(jsonObject(response, QStringLiteral("x")).error().code, ErrorCode::BadAnswer);
}

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
