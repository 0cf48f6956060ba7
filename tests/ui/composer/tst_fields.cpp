// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// That the fields have room for their words, also in a language that takes more of it.
#include "composer/composer_state.h"
#include "composer_fixture.h"
#include "kit/painters.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QScopeGuard>
#include <QTranslator>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

namespace
{
/// A language in which everything takes more room.
class LongerWords final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        const bool isOurs = QByteArrayView(context).startsWith("hatstand");
        return isOurs ? QStringLiteral("[%1 öñé]").arg(QString::fromUtf8(text)) : QString();
    }
};

/// What a line edit has for its text, and where that begins in the field.
struct Room
{
    int start = 0;
    int width = 0;
};
Room roomIn(const QAbstractSpinBox *field)
{
    constexpr int ownMargin = 2; // of QLineEdit
    const auto *line = field->findChild<QLineEdit *>();
    const QMargins margins = line->textMargins();
    return {line->x() + margins.left() + ownMargin,
            line->width() - margins.left() - margins.right() - 2 * ownMargin};
}
} // namespace

class FieldsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;
    LongerWords m_longer;

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup()
    {
        m.reset();
        QCoreApplication::removeTranslator(&m_longer);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void anyDayAndTimeIsReadInFull_data()
    {
        QTest::addColumn<bool>("longer");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<double>("scale");
        QTest::newRow("as it is") << false << QLocale(QLocale::English, QLocale::UnitedKingdom) << 1.0;
        QTest::newRow("longer") << true << QLocale(QLocale::English, QLocale::UnitedKingdom) << 1.0;
        QTest::newRow("with words for the time")
            << true << QLocale(QLocale::English, QLocale::UnitedStates) << 1.0;
        QTest::newRow("large") << true << QLocale(QLocale::English, QLocale::UnitedStates) << 1.5;
    }
    void anyDayAndTimeIsReadInFull()
    {
        QFETCH(const bool, longer);
        QFETCH(const QLocale, locale);
        QFETCH(const double, scale);
        if (longer)
            QCoreApplication::installTranslator(&m_longer);
        QLocale::setDefault(locale);
        const auto id =
            m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, ComposerFixture::at({2026, 11, 20}, {9, 0}));
        m->show(ui::OpenPost{id});
        m->themes.setTextScale(scale);
        const auto *date = m->find<QDateEdit>("whenDate");
        const auto *time = m->find<QTimeEdit>("whenTime");
        for (int month = 1; month <= 12; ++month) {
            m->page->state().setPlanned(ComposerFixture::at({2027, month, 20 + month % 7}, {22, 48}));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            for (const QAbstractSpinBox *field :
                 {static_cast<const QAbstractSpinBox *>(date), static_cast<const QAbstractSpinBox *>(time)}) {
                const int needed = QFontMetrics(field->font()).horizontalAdvance(field->text());
                const int room = roomIn(field).width;
                QVERIFY2(needed <= room,
                         qPrintable(QStringLiteral("%1: %2 of %3").arg(field->text()).arg(room).arg(needed)));
            }
        }
    }
    void theWordsBeginAsFarInAsThoseOfOtherFields()
    {
        const auto id =
            m->addDraft(QStringLiteral("Loaves"), {m->bluesky}, ComposerFixture::at({2026, 11, 20}, {9, 0}));
        m->show(ui::OpenPost{id});
        // An edge, 10, the icon of 14, and 8.
        QCOMPARE(roomIn(m->find<QDateEdit>("whenDate")).start, 33);
        QCOMPARE(roomIn(m->find<QTimeEdit>("whenTime")).start, 33);
        // Wider than the design has them only in a font that needs it.
        QVERIFY(m->find<QDateEdit>("whenDate")->width() >= 186);
        QVERIFY(m->find<QTimeEdit>("whenTime")->width() >= 92);
    }
    void fromRightToLeftTheFieldsAreMirroredButNotTheirWords()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                         ComposerFixture::at({2026, 11, 20}, {9, 0}))});
        const auto *date = m->find<QDateEdit>("whenDate");
        const auto *time = m->find<QTimeEdit>("whenTime");
        QCOMPARE(date->text(), QStringLiteral("Fri 20 Nov 2026"));
        QCOMPARE(time->text(), QStringLiteral("09:00"));
        for (const QAbstractSpinBox *field :
             {static_cast<const QAbstractSpinBox *>(date), static_cast<const QAbstractSpinBox *>(time)}) {
            QCOMPARE(field->layoutDirection(), Qt::RightToLeft);
            const auto *line = field->findChild<QLineEdit *>();
            QCOMPARE(line->layoutDirection(), Qt::LeftToRight);
            // The icon stands at the right end, and the words beside it.
            QVERIFY(line->textMargins().right() > 0);
            QCOMPARE(line->textMargins().left(), 0);
            QVERIFY(line->alignment() & Qt::AlignRight);
        }
        QVERIFY(date->findChild<QLineEdit *>()->x() > 4); // behind the arrow
        m->page.reset();
    }
    void fromRightToLeftLongerDaysAreReadInFullToo()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        QCoreApplication::installTranslator(&m_longer);
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky},
                                         ComposerFixture::at({2026, 11, 19}, {15, 25}))});
        const auto *date = m->find<QDateEdit>("whenDate");
        const int needed = QFontMetrics(date->font()).horizontalAdvance(date->text());
        const int room = roomIn(date).width;
        QVERIFY2(needed <= room, qPrintable(QStringLiteral("%1 of %2").arg(room).arg(needed)));
        m->page.reset();
    }
    void theNotesUnderTheTimeStandInOneColumn()
    {
        const auto byHand = m->addByHand("instagram", QStringLiteral("Crumb"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Loaves"), {m->bluesky, byHand},
                                         ComposerFixture::at({2026, 11, 19}, {15, 25}, "Europe/Amsterdam"))});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QWidget *row = m->find<QWidget>("whenRow");
        const auto place = [&](const char *name) { return m->find<QLabel>(name)->mapTo(row, QPoint()); };
        QCOMPARE(place("whenHolder").x(), place("whenRemark").x());
        QCOMPARE(place("whenNeeds").x(), place("whenRemark").x());
        QCOMPARE(m->find<QLabel>("whenHolder")->text(),
                 QStringLiteral("You post Instagram by hand; Hatstand reminds you."));
        // The field says Amsterdam's time, so this computer's is said with its city.
        QCOMPARE(m->find<QLabel>("whenNeeds")->text(), QStringLiteral("Keep this PC on for 14:25 (Lisbon)."));
    }
    void thePlaceForPicturesHasRoomForItsWords()
    {
        m->show(ui::NewPost{});
        const QSize before = m->find<QPushButton>("addPicture")->size();
        QVERIFY(before.width() >= 120);
        QCOMPARE(before.height(), 88);
        m->page.reset();
        QCoreApplication::installTranslator(&m_longer);
        m->show(ui::NewPost{});
        const int words = QFontMetrics(m->kit.font(ui::TypeRole::Second))
                              .horizontalAdvance(QStringLiteral("[Drop or öñé]"));
        const int key = ui::keyCapSize(m->kit.theme(), QStringLiteral("Ctrl+O")).width();
        const int needed = words + 4 + key + 2 * 12;
        QVERIFY(needed > 120);
        QVERIFY(m->find<QPushButton>("addPicture")->width() >= needed);
    }
};

QTEST_MAIN(FieldsTest)
#include "tst_fields.moc"
