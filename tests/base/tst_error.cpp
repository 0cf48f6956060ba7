// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"

#include <QTest>

using namespace hatstand;

namespace
{
Error withCode(ErrorCode code)
{
    Error error;
    error.code = code;
    return error;
}
} // namespace

class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSentenceHoldsThePartsThatAreThere()
    {
        Error error;
        error.what = QStringLiteral("It is too large.");
        error.remedy = QStringLiteral("Shrink it.");
        QCOMPARE(error.sentence(), QStringLiteral("It is too large. Shrink it."));
    }

    void everyCodeHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int code = 0; code <= int(ErrorCode::KeychainRefused); ++code) {
            const QString name = errorCodeName(static_cast<ErrorCode>(code));
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
            QCOMPARE(int(errorCodeFromName(name).value()), code);
        }
        QVERIFY(!errorCodeFromName(QStringLiteral("no such code")));
    }

    void onlyWhatCanPassIsTransient()
    {
        for (const ErrorCode code : {ErrorCode::Offline, ErrorCode::RateLimited, ErrorCode::ServerTrouble})
            QVERIFY(withCode(code).isTransient());
        for (const ErrorCode code : {ErrorCode::Refused, ErrorCode::SignInNeeded, ErrorCode::InvalidInput,
                                     ErrorCode::StorageFull, ErrorCode::Cancelled})
            QVERIFY(!withCode(code).isTransient());
    }

    void aFakeClockMovesOnlyWhenTold()
    {
        FakeClock clock;
        const Instant start = clock.now();
        QCOMPARE(clock.now(), start);
        clock.advance(std::chrono::minutes(5));
        QCOMPARE(clock.now() - start, Milliseconds(300'000));
        QCOMPARE(clock.steady(), Milliseconds(300'000));
        clock.setNow(start);
        QCOMPARE(clock.now(), start);
        QCOMPARE(clock.steady(), Milliseconds(300'000));
    }

    void theSystemsClockAgreesWithQt()
    {
        const SystemClock clock;
        const qint64 difference = QDateTime::currentMSecsSinceEpoch() - clock.now().milliseconds();
        QVERIFY(qAbs(difference) < 5000);
        QVERIFY(clock.steady() <= clock.steady());
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
