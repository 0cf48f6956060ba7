// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/choice_box.h"
#include "kit/client_choices.h"
#include "kit/drawer.h"
#include "kit/error_bar.h"
#include "kit/fields.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/later_times.h"
#include "kit/list_row.h"
#include "kit/marks.h"
#include "kit/menus.h"
#include "kit/path_label.h"
#include "kit/rings.h"
#include "kit/segmented_control.h"
#include "kit/switch.h"
#include "kit/time_words.h"
#include "kit/undo_bar.h"

#include <QAccessible>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::ui;

class WidgetsTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};
    FakeClock m_clock;

    static void showActive(QWidget &window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

private Q_SLOTS:
    void init()
    {
        m_themes.setChoice(ThemeChoice::Light);
        m_themes.setTextScale(1.0);
        m_themes.setMovementAllowed(false);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aSignFollowsTheThemeAndTheSizeOfTheText()
    {
        GlyphLabel sign(m_kit, Glyph::Folder, 16, Ink::Text);
        showActive(sign);
        const auto inks = [&sign] {
            const QImage image = sign.grab().toImage();
            int darkest = 255;
            int lightest = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    darkest = std::min(darkest, qGray(image.pixel(x, y)));
                    lightest = std::max(lightest, qGray(image.pixel(x, y)));
                }
            }
            return std::pair(darkest, lightest);
        };
        const auto [ink, ground] = inks();
        QVERIFY(ink < 100 && ground > 200);
        m_themes.setChoice(ThemeChoice::Dark);
        const auto [darkGround, lightInk] = inks();
        QVERIFY2(darkGround < 60 && lightInk > 160,
                 qPrintable(QStringLiteral("%1 %2").arg(darkGround).arg(lightInk)));
        QCOMPARE(sign.sizeHint(), QSize(16, 16));
        m_themes.setTextScale(2.0);
        QCOMPARE(sign.sizeHint(), QSize(32, 32));
    }

    void anErrorIsReadInFullAndStaysUntilItIsDismissed()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *field = new QLineEdit;
        layout->addWidget(field);
        auto *bar = new ErrorBar(m_kit, &window);
        window.resize(700, 400);
        showActive(window);
        field->setFocus();
        const QString sentence = QStringLiteral(
            "LinkedIn refused the picture. It is 9.4 MB; the limit is 8 MB. Shrink it to 3.1 MB and send it "
            "again, or leave the picture out.");
        bar->tell(sentence);
        QVERIFY(bar->isVisible());
        QVERIFY(field->hasFocus());
        auto *words = bar->findChild<QLabel *>(QStringLiteral("errorWords"));
        QString shown = words->text();
        QCOMPARE(shown.replace(QLatin1Char('\n'), QLatin1Char(' ')), sentence);
        QVERIFY(words->text().count(QLatin1Char('\n')) >= 1);
        QVERIFY(window.rect().contains(bar->geometry()));
        m_clock.advance(std::chrono::minutes(5));
        QCoreApplication::processEvents();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->dismissButton()->accessibleName(), QStringLiteral("Dismiss"));
        QTest::mouseClick(bar->dismissButton(), Qt::LeftButton);
        QVERIFY(!bar->isVisible());

        bar->tell(sentence.repeated(6));
        QCOMPARE(words->text().count(QLatin1Char('\n')), ErrorBar::mostLines - 1);
        QVERIFY(words->text().endsWith(QChar(0x2026)));
        QCOMPARE(words->toolTip(), sentence.repeated(6));
        bar->dismissButton()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(bar->dismissButton(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    void anUndoStandsAboveAnError()
    {
        QWidget window;
        window.resize(700, 400);
        auto *errors = new ErrorBar(m_kit, &window);
        auto *undo = new UndoBar(m_kit, m_clock, &window);
        connect(errors, &ErrorBar::roomTaken, undo, &UndoBar::setLift);
        showActive(window);
        undo->offer(QStringLiteral("Moved"), [] {});
        const int before = undo->y();
        errors->tell(QStringLiteral("It could not be sent."));
        QVERIFY(!undo->geometry().intersects(errors->geometry()));
        errors->dismiss();
        QCOMPARE(undo->y(), before);
    }

    void laterTimesLieAheadInTheClientsZone()
    {
        const QByteArray zone("Europe/Lisbon");
        const Instant now = Instant::fromDateTime(QDateTime(QDate(2026, 11, 19), QTime(11, 42), Qt::UTC));
        const Instant due = Instant::fromDateTime(QDateTime(QDate(2026, 11, 18), QTime(9, 30), Qt::UTC));
        QStringList words;
        Instant before = now;
        for (const LaterTime &time : laterTimes(now, due, zone)) {
            QVERIFY(time.planned.instant > before);
            QCOMPARE(time.planned.zone, zone);
            before = time.planned.instant;
            words << time.text;
        }
        const QLocale locale;
        QCOMPARE(words.size(), 3);
        QVERIFY2(words.first().startsWith(QStringLiteral("Today")), qPrintable(words.first()));
        QVERIFY2(words.at(1).startsWith(QStringLiteral("Tomorrow")), qPrintable(words.at(1)));
        QVERIFY2(!words.first().contains(QStringLiteral("Lisbon")), qPrintable(words.first())); // one's own
        const QString far = laterTimes(now, due, "America/Los_Angeles").front().text;
        QVERIFY2(far.endsWith(QStringLiteral("in Los Angeles")), qPrintable(far));
        // Late at night there is no hour left today.
        const Instant night = Instant::fromDateTime(QDateTime(QDate(2026, 11, 19), QTime(23, 10), Qt::UTC));
        QVERIFY(laterTimes(night, due, zone).front().text.startsWith(QStringLiteral("Tomorrow")));
    }

    void namesInMenusKeepTheirAmpersand()
    {
        QMenu menu;
        const QAction *entry = menu.addAction(menuText(QStringLiteral("Crumb & Clover")));
        QCOMPARE(entry->text(), QStringLiteral("Crumb && Clover"));
        QCOMPARE(factWords({QStringLiteral("Missed"), QString(), QStringLiteral("2 h late")}),
                 QStringLiteral("Missed, 2 h late"));
    }

    void segmentsAreChosenByArrows_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<Qt::Key>("forward");
        QTest::addColumn<Qt::Key>("back");
        QTest::newRow("left to right") << Qt::LeftToRight << Qt::Key_Right << Qt::Key_Left;
        QTest::newRow("right to left") << Qt::RightToLeft << Qt::Key_Left << Qt::Key_Right;
    }
    void segmentsAreChosenByArrows()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(Qt::Key, forward);
        QFETCH(Qt::Key, back);
        SegmentedControl control(m_kit, QStringLiteral("View"));
        control.setLayoutDirection(direction);
        for (const QString &name : {QStringLiteral("Month"), QStringLiteral("Week"), QStringLiteral("Day")})
            control.addSegment(name);
        control.setSegmentEnabled(1, false, QStringLiteral("Not yet"));
        QSignalSpy changed(&control, &SegmentedControl::currentChanged);
        showActive(control);
        QCOMPARE(control.currentIndex(), 0);
        control.segment(0)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(control.segment(0), forward);
        QCOMPARE(control.currentIndex(), 2); // the disabled one is passed over
        QVERIFY(control.segment(2)->hasFocus());
        QTest::keyClick(control.segment(2), forward);
        QCOMPARE(control.currentIndex(), 2);
        QTest::keyClick(control.segment(2), back);
        QCOMPARE(control.currentIndex(), 0);
        QTest::keyClick(control.segment(0), Qt::Key_End);
        QCOMPARE(control.currentIndex(), 2);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(control.segment(1)->toolTip(), QStringLiteral("Not yet"));
    }
    void segmentsAreOneTabStop()
    {
        SegmentedControl control(m_kit, QStringLiteral("View"));
        control.addSegment(QStringLiteral("Month"));
        control.addSegment(QStringLiteral("Week"));
        control.setCurrentIndex(1);
        QVERIFY(!(control.segment(0)->focusPolicy() & Qt::TabFocus));
        QVERIFY(control.segment(1)->focusPolicy() & Qt::TabFocus);
    }
    void switchIsACheckBoxToKeyboardAndScreenReader()
    {
        Switch control(m_kit, QStringLiteral("Stay awake"));
        showActive(control);
        QTest::keyClick(&control, Qt::Key_Space);
        QVERIFY(control.isChecked());
        QTest::mouseClick(&control, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(!control.isChecked());
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&control);
        QCOMPARE(interface->role(), QAccessible::CheckBox);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Stay awake"));
        QVERIFY(control.sizeHint().height() >= size::minimumTarget);
    }
    void paintedWidgetsTellWhatTheyAre()
    {
        StatusChip chip(m_kit, Status::Missed);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&chip);
        QCOMPARE(interface->role(), QAccessible::StaticText);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Missed"));
        chip.setStatus(Status::Approval, QStringLiteral("Approval late"));
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Approval late"));
        NetworkMark mark(m_kit, QStringLiteral("bluesky"), QStringLiteral("Bluesky"));
        QCOMPARE(QAccessible::queryAccessibleInterface(&mark)->text(QAccessible::Name),
                 QStringLiteral("Bluesky"));
    }
    void counterSaysWhatIsOver()
    {
        CounterRing ring(m_kit);
        ring.setCount(100, 300);
        QCOMPARE(ring.state(), CounterRing::State::Normal);
        ring.setCount(270, 300);
        QCOMPARE(ring.state(), CounterRing::State::Near);
        ring.setCount(300, 300);
        QCOMPARE(ring.state(), CounterRing::State::Near);
        ring.setCount(301, 300);
        QCOMPARE(ring.state(), CounterRing::State::Over);
        QVERIFY(ring.accessibleName().contains(QLatin1Char('1')));
        ring.setCount(301, 0);
        QCOMPARE(ring.state(), CounterRing::State::Normal);
    }
    void waitingRingStandsStillWithoutMovement()
    {
        WaitingRing ring(m_kit);
        const int still = ring.sizeHint().width();
        ring.show();
        QVERIFY(!ring.isTurning());
        m_themes.setMovementAllowed(true);
        if (!m_themes.isMovementAllowed())
            QSKIP("the platform asks for no movement");
        QVERIFY(ring.isTurning());
        QVERIFY(ring.sizeHint().width() < still); // the word has gone
        ring.hide();
        QVERIFY(!ring.isTurning());
    }
    void elidedLabelShowsAllAsTooltip()
    {
        QWidget window;
        auto *label = new ElidedLabel(QStringLiteral("A title that is far too long for its place"),
                                      TypeRole::Name, Ink::Text, &window);
        label->setGeometry(0, 0, 60, 20);
        showActive(window);
        QVERIFY(label->isElided());
        QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), label->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(label, &help);
        QCOMPARE(QToolTip::text(), label->text());
        QToolTip::hideText();
        label->resize(label->sizeHint());
        QVERIFY(!label->isElided());
        QVERIFY(label->minimumSizeHint().width() < label->sizeHint().width());
    }
    void buttonsHaveTheSizesOfTheDesign()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *normal = makeButton(m_kit, QStringLiteral("Normal"), ButtonKind::Primary, Glyph::Plus);
        auto *small =
            makeButton(m_kit, QStringLiteral("Small"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small);
        auto *icon = makeIconButton(m_kit, Glyph::More, QStringLiteral("More"), ButtonKind::Quiet,
                                    ButtonSize::Small, QKeySequence(QStringLiteral("F5")));
        auto *segments = new SegmentedControl(m_kit, QStringLiteral("View"));
        segments->addSegment(QStringLiteral("Month"));
        auto *field = new SearchField(m_kit, QStringLiteral("Find"));
        for (QWidget *widget : std::initializer_list<QWidget *>{normal, small, icon, segments, field})
            layout->addWidget(widget);
        showActive(window);
        QCOMPARE(normal->height(), size::control);
        QCOMPARE(small->height(), size::controlSmall);
        QCOMPARE(icon->size(), QSize(size::controlSmall, size::controlSmall));
        QCOMPARE(segments->height(), size::control);
        QCOMPARE(field->height(), size::control);
        QCOMPARE(icon->accessibleName(), QStringLiteral("More"));
        QVERIFY(icon->toolTip().contains(QStringLiteral("F5")));
        m_themes.setTextScale(2.0);
        // The edge stays one pixel at any size.
        QTRY_COMPARE(normal->height(), (size::control - 2) * 2 + 2);
    }
    void disabledButtonSaysWhy()
    {
        const std::unique_ptr<QPushButton> button(makeButton(m_kit, QStringLiteral("Send")));
        button->setToolTip(QStringLiteral("Sends it"));
        setEnabledWithReason(button.get(), false, QStringLiteral("There is no account yet"));
        setEnabledWithReason(button.get(), false, QStringLiteral("There is still no account"));
        QCOMPARE(button->toolTip(), QStringLiteral("There is still no account"));
        setEnabledWithReason(button.get(), true, {});
        QCOMPARE(button->toolTip(), QStringLiteral("Sends it"));
        QVERIFY(button->isEnabled());
    }
    void escapeEmptiesTheSearchFirst()
    {
        SearchField field(m_kit, QStringLiteral("Find a setting"));
        showActive(field);
        QTest::keyClicks(&field, QStringLiteral("zone"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(field.accessibleName(), QStringLiteral("Find a setting"));
    }
    void formFieldTellsTheErrorToEveryone()
    {
        auto *line = new QLineEdit;
        FormField field(m_kit, QStringLiteral("Time"), line);
        field.setHelp(QStringLiteral("24 hours"));
        showActive(field);
        field.setError(QStringLiteral("A day has 24 hours"));
        QVERIFY(field.hasError());
        QCOMPARE(line->property("state").toString(), QStringLiteral("error"));
        QCOMPARE(line->accessibleDescription(), QStringLiteral("A day has 24 hours"));
        field.setError({});
        QVERIFY(!line->property("state").isValid());
        QCOMPARE(line->accessibleDescription(), QStringLiteral("24 hours"));
    }
    void aSecondLineThatWrapsMakesItsRowGrow()
    {
        const QString words =
            QStringLiteral("Good for a computer that sleeps over lunch. Late ones go out one "
                           "after the other.");
        QWidget column;
        auto *layout = new QVBoxLayout(&column);
        auto *row = new ListRow(m_kit, QStringLiteral("Send it"), words, &column);
        row->addWidget(new QPushButton(QStringLiteral("30 min")));
        layout->addWidget(row);
        layout->addStretch(1);
        column.resize(900, 300);
        showActive(column);
        const int one = row->height();
        column.resize(320, 300);
        QCoreApplication::processEvents();
        QCOMPARE(row->height(), one); // it is cut
        row->setSecondWraps(true);
        QCoreApplication::processEvents();
        QVERIFY2(row->height() > one, qPrintable(QString::number(row->height())));
        const auto labels = row->findChildren<QLabel *>();
        const auto second = std::ranges::find(labels, words, &QLabel::text);
        QVERIFY(second != labels.end());
        QVERIFY((*second)->height() >= (*second)->heightForWidth((*second)->width()));
        // A word that is wider than the row does not make the row wider.
        row->setSecond(QString(200, QLatin1Char('m')));
        QCoreApplication::processEvents();
        QVERIFY(column.minimumSizeHint().width() <= 320);
    }
    void aPathGivesUpItsMiddle()
    {
        const auto drawn = [this](const QString &path) {
            PathLabel label(path, TypeRole::Second);
            label.setFixedWidth(m_kit.px(120));
            label.ensurePolished();
            return label.grab().toImage();
        };
        const QString inside(100, QLatin1Char('x'));
        const QImage whole = drawn(QStringLiteral("/begin/%1/end 1.9 MB").arg(inside));
        QCOMPARE(drawn(QStringLiteral("/begin/%1%1/end 1.9 MB").arg(inside)), whole);
        QVERIFY(drawn(QStringLiteral("/begin/%1/end 2.7 MB").arg(inside)) != whole);
        QVERIFY(drawn(QStringLiteral("/other/%1/end 1.9 MB").arg(inside)) != whole);
    }
    void theHelpBeginsWhereTheFieldDoes()
    {
        auto *line = new QLineEdit;
        FormField field(m_kit, QStringLiteral("Time"), line);
        field.setHelp(QStringLiteral("24 hours"));
        showActive(field);
        const auto labels = field.findChildren<QLabel *>();
        const auto help = std::ranges::find(labels, QStringLiteral("24 hours"), &QLabel::text);
        QVERIFY(help != labels.end());
        QCOMPARE((*help)->x(), line->x());
    }
    void fieldsBeginWhereTheWindowReadsFrom()
    {
        const auto side = [this] {
            SearchField empty(m_kit, QStringLiteral("Find a setting"));
            empty.ensurePolished();
            QComboBox combo;
            fillCurrencies(combo, QStringLiteral("EUR"));
            // A hint in Latin letters is set as text from left to right, whatever the window is.
            const auto seen = [](const QLineEdit &field) {
                return QStyle::visualAlignment(Qt::LeftToRight, field.alignment()) &
                       Qt::AlignHorizontal_Mask & ~Qt::AlignAbsolute;
            };
            [&] { QCOMPARE(seen(*combo.lineEdit()), seen(empty)); }();
            return seen(empty);
        };
        QCOMPARE(side(), Qt::Alignment(Qt::AlignLeft));
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const Qt::Alignment turned = side();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(turned, Qt::Alignment(Qt::AlignRight));
    }
    void undoIsOfferedForEightSeconds()
    {
        QWidget window;
        window.resize(800, 400);
        UndoBar bar(m_kit, m_clock, &window);
        showActive(window);
        int undone = 0;
        bar.offer(QStringLiteral("Moved"), [&undone] { ++undone; });
        QVERIFY(bar.isVisible());
        QVERIFY(window.rect().contains(bar.geometry()));
        m_clock.advance(Milliseconds(7900));
        QTest::mouseClick(bar.undoButton(), Qt::LeftButton);
        QCOMPARE(undone, 1);
        QVERIFY(!bar.isVisible());

        bar.offer(QStringLiteral("Moved again"), [&undone] { ++undone; });
        m_clock.advance(Milliseconds(8000));
        QTRY_VERIFY(!bar.isVisible());
        QCOMPARE(undone, 1);
    }
    void undoMayOfferAgain()
    {
        QWidget window;
        window.resize(800, 400);
        UndoBar bar(m_kit, m_clock, &window);
        showActive(window);
        bar.offer(QStringLiteral("Moved"), [&bar] { bar.offer(QStringLiteral("Moved back"), [] {}); });
        QTest::mouseClick(bar.undoButton(), Qt::LeftButton);
        QVERIFY(bar.isVisible());
    }
    void wrappedLinesStandAsFarApartAsTheScaleSays()
    {
        QWidget holder;
        auto *label = makeLabel(QStringLiteral("first\nsecond\nthird"), TypeRole::Body, Ink::Text, &holder);
        label->setWordWrap(true);
        label->setGeometry(0, 0, 200, 80);
        showActive(holder);
        QCOMPARE(label->heightForWidth(200), 3 * 20);
        // Each line has its own 20 px, with the block in the middle of its room.
        const QImage drawn = label->grab().toImage();
        const auto hasInk = [&drawn](int from, int to) {
            for (int y = from; y < to; ++y) {
                for (int x = 0; x < drawn.width(); ++x) {
                    if (drawn.pixelColor(x, y).lightness() < 100)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(!hasInk(0, 12));
        for (const int line : {0, 1, 2}) {
            QVERIFY(hasInk(10 + line * 20 + 4, 10 + line * 20 + 16));
            QVERIFY(!hasInk(10 + line * 20 + 17, 10 + line * 20 + 20));
        }
        // Few words on many lines: what is narrow is high.
        label->setText(QStringLiteral("some words that need more than one line when there is little room"));
        QCOMPARE(label->heightForWidth(2000), 20);
        QCOMPARE(label->heightForWidth(100) % 20, 0);
        QVERIFY(label->heightForWidth(100) > 3 * 20);
    }
    void aChoiceIsAsWideAsWhatItShows()
    {
        QWidget window;
        auto *box = new ChoiceBox(&window);
        box->fitCurrentText(m_kit, 120, 300);
        box->addItems(
            {QStringLiteral("Lisbon"), QStringLiteral("Amsterdam (Northwheel Cycles)"),
             QStringLiteral("A name that goes on and on, whatever room there is for it at the side")});
        showActive(window);
        QCOMPARE(box->width(), 120);
        box->setCurrentIndex(1);
        const int needed = box->width();
        QVERIFY(needed > 120 && needed < 300);
        box->setCurrentIndex(2);
        QCOMPARE(box->width(), 300);
        box->setCurrentIndex(1);
        QCOMPARE(box->width(), needed);
        m_themes.setTextScale(1.5);
        QVERIFY(box->width() > needed);
        m_themes.setTextScale(1.0);
        QCOMPARE(box->width(), needed);
    }
    void panelBecomesADrawerInANarrowWindow()
    {
        Drawer drawer(m_kit, 300, nullptr);
        auto *page = new QWidget(&drawer);
        auto *before = new QPushButton(QStringLiteral("page"), page);
        auto *panel = new QWidget(&drawer);
        auto *inside = new QPushButton(QStringLiteral("panel"), panel);
        auto *below = new QPushButton(QStringLiteral("panel"), panel);
        drawer.setWidgets(page, panel);
        drawer.resize(1300, 400);
        showActive(drawer);
        QVERIFY(!drawer.isNarrow());
        QVERIFY(panel->isVisible());
        QCOMPARE(page->width(), 1000);

        drawer.resize(1000, 400);
        QTRY_VERIFY(drawer.isNarrow());
        QVERIFY(!panel->isVisible());
        QCOMPARE(page->width(), 1000);
        before->setFocus();
        drawer.openPanel();
        QVERIFY(panel->isVisible());
        QVERIFY(inside->hasFocus());
        // What lies under the scrim is not reached.
        QTest::keyClick(inside, Qt::Key_Tab);
        QVERIFY(below->hasFocus());
        QTest::keyClick(below, Qt::Key_Tab);
        QVERIFY(inside->hasFocus());
        QTest::keyClick(inside, Qt::Key_Backtab);
        QVERIFY(below->hasFocus());
        QTest::keyClick(below, Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QVERIFY(before->hasFocus());
    }
    void flowGoesOnInTheNextLineAndIsMirrored()
    {
        QWidget holder;
        auto *flow = new FlowLayout(&holder, 10, 10);
        QList<QWidget *> boxes;
        for (int i = 0; i < 3; ++i) {
            auto *box = new QWidget;
            box->setFixedSize(40, 20);
            flow->addWidget(box);
            boxes << box;
        }
        QCOMPARE(flow->heightForWidth(140), 20);
        QCOMPARE(flow->heightForWidth(100), 50);
        holder.resize(100, 60);
        showActive(holder);
        QCOMPARE(boxes[1]->pos(), QPoint(50, 0));
        QCOMPARE(boxes[2]->pos(), QPoint(0, 30));
        holder.setLayoutDirection(Qt::RightToLeft);
        flow->setGeometry(holder.rect());
        QCOMPARE(boxes[0]->pos(), QPoint(60, 0));
    }
    void navigationTellsItsCount()
    {
        NavButton button(m_kit, Glyph::Today, QStringLiteral("Today"));
        const int plain = button.sizeHint().width();
        button.setCount(9, QStringLiteral("9 need you"));
        QCOMPARE(button.accessibleName(), QStringLiteral("Today, 9 need you"));
        QVERIFY(button.sizeHint().width() > plain);
        button.setFolded(true);
        QCOMPARE(button.toolTip(), QStringLiteral("Today, 9 need you"));
        QVERIFY(button.sizeHint().width() < plain);
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
