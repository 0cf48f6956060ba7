// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Test sets of other projects, which are not part of this one: found by $HATSTAND_CONFORMANCE, else beside
// the checkout. Where they are not there, the test is reported as skipped.
#include "listen/conform.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using hatstand::listen::answerConform;
using namespace Qt::StringLiterals;

namespace
{
constexpr int skippedStatus = 77;

QString folder()
{
    const QString given = qEnvironmentVariable("HATSTAND_CONFORMANCE");
    return given.isEmpty() ? QDir::cleanPath(hatstand::test::projectPath(u"../shared/conformance"_s)) : given;
}

QList<QJsonObject> casesOf(const QString &path)
{
    QList<QJsonObject> cases;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    while (!file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(file.readLine()).object();
        if (!object.isEmpty())
            cases.append(object);
    }
    return cases;
}

QJsonValue valueAt(QJsonValue value, const QJsonArray &path)
{
    for (const QJsonValue step : path)
        value = step.isString() ? value.toObject()[step.toString()] : value.toArray()[step.toInt()];
    return value.isUndefined() ? QJsonValue() : value;
}

bool isTruthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    default:
        return false;
    }
}

qsizetype sizeOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray().size() : value.isObject() ? value.toObject().size() : 0;
}

/// Whether one assertion of a feed's case holds.
bool holds(const QJsonObject &assertion, const QJsonObject &parsed)
{
    const QString operation = assertion[u"op"_s].toString();
    const QJsonValue value = valueAt(parsed, assertion[u"path"_s].toArray());
    const QJsonValue wanted = assertion[u"value"_s];
    if (operation == u"=="_s)
        return value == wanted;
    if (operation == u"!="_s)
        return value != wanted;
    if (operation == u"truthy"_s)
        return isTruthy(value);
    if (operation == u"falsy"_s)
        return !isTruthy(value);
    if (operation == u"len=="_s)
        return sizeOf(value) == wanted.toInteger();
    return operation == u"lacks"_s && !value.toObject().contains(wanted.toString());
}
} // namespace

class TestListenConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFeedsAsOthersDo()
    {
        int count = 0;
        QStringList misses;
        for (const QJsonObject &one : casesOf(folder() + u"/feeds/feedparser-cases.jsonl"_s)) {
            ++count;
            const QString file = one[u"file"_s].toString();
            const QJsonObject reply = answerConform({{u"op"_s, u"feed.parse"_s},
                                                     {u"file"_s, QDir(folder()).filePath(file)},
                                                     {u"headers"_s, one[u"http_headers"_s].toObject()}});
            const QJsonObject parsed = reply[u"parsed"_s].toObject();
            const QJsonArray assertions = one[u"asserts"_s].toArray();
            const bool passes =
                reply[u"ok"_s].toBool() &&
                std::all_of(assertions.begin(), assertions.end(),
                            [&](const QJsonValue &assertion) { return holds(assertion.toObject(), parsed); });
            if (!passes)
                misses << file;
        }
        QVERIFY2(count >= 1600, "The set is not whole.");
        const double passed = 1.0 - double(misses.size()) / count;
        QVERIFY2(passed >= 0.97,
                 qPrintable(u"%1 of %2 miss:\n%3"_s.arg(misses.size()).arg(count).arg(misses.join(u'\n'))));
    }
};

int main(int argc, char **argv)
{
    if (!QDir(folder()).exists()) {
        qWarning("skipped: the test sets are not there (HATSTAND_CONFORMANCE)");
        return skippedStatus;
    }
    QCoreApplication application(argc, argv);
    TestListenConformance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_listen_conformance.moc"
