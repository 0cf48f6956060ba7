// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pieces of the kit stand, as the design has them.
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "kit/page.h"
#include "kit/scrim.h"
#include "kit/stat_tile.h"

#include <QImage>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::ui;

namespace
{
/// A head with a button, and below it, within a margin, what may have a drawer.
class DrawerPage final : public Page
{
public:
    static constexpr int margin = 24;

    explicit DrawerPage(const Kit &kit)
        : head(new QPushButton(QStringLiteral("Show"), this))
        , drawer(new Drawer(kit, 300, this))
        , content(new QWidget(drawer))
        , panel(new QWidget(drawer))
        , inside(new QPushButton(QStringLiteral("Inside"), panel))
    {
        panel->setProperty("surface", QStringLiteral("surface"));
        panel->setAttribute(Qt::WA_StyledBackground);
        drawer->setWidgets(content, panel);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(margin, margin, margin, margin);
        column->addWidget(head, 0, Qt::AlignLeft);
        column->addWidget(drawer, 1);
    }
    [[nodiscard]] QString title() const override { return QStringLiteral("Page"); }
    [[nodiscard]] QPoint middleOf(const QWidget *widget) const
    {
        return widget->mapTo(this, widget->rect().center());
    }

    QPushButton *head;
    Drawer *drawer;
    QWidget *content;
    QWidget *panel;
    QPushButton *inside;
};
} // namespace

class PlacesTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};

    static void showActive(QWidget &window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    /// How far from its start the label's first letter stands.
    static int leadOf(QLabel *label)
    {
        const QImage image = label->grab().toImage();
        const bool fromLeft = label->layoutDirection() == Qt::LeftToRight;
        for (int x = 0; x < image.width(); ++x) {
            const int column = fromLeft ? x : image.width() - 1 - x;
            for (int y = 0; y < image.height(); ++y) {
                if (qGray(image.pixel(column, y)) < 160)
                    return x;
            }
        }
        return image.width();
    }

private Q_SLOTS:
    void aTitleIsWholeBeforeButtonsStandBesideIt()
    {
        Card card(m_kit, QStringLiteral("Waiting today, and what else there is"));
        auto *hold = new QPushButton(QStringLiteral("Hold all of it"));
        auto *outbox = new QPushButton(QStringLiteral("Open the outbox"));
        card.addHeadWidget(hold);
        card.addHeadWidget(outbox);
        card.body()->addStretch();
        card.resize(900, 200);
        showActive(card);
        const auto *title = card.findChild<ElidedLabel *>();
        const auto top = [&card](const QWidget *widget) { return widget->mapTo(&card, QPoint()).y(); };
        const auto below = [&] {
            return top(hold) >= top(title) + title->height() / 2 && top(hold) == top(outbox);
        };
        QCOMPARE(title->text(), card.title());
        QVERIFY(!below());
        const int needed = title->sizeHint().width() + 60;
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            card.setLayoutDirection(direction);
            card.resize(needed, 200);
            QTRY_VERIFY(below());
            QTRY_VERIFY(!title->isElided());
            QVERIFY(card.rect().contains(QRect(outbox->mapTo(&card, QPoint()), outbox->size())));
            card.resize(900, 200);
            QTRY_VERIFY(!below());
        }
    }
    void whatBelongsTogetherBeginsALineOfItsOwnInAFlow()
    {
        QWidget window;
        window.resize(430, 100);
        auto *flow = new FlowLayout(&window, 10, 10);
        QList<QWidget *> parts;
        for (int i = 0; i < 4; ++i) {
            if (i == 2)
                flow->beginGroup();
            parts.append(new QWidget);
            parts.back()->setFixedSize(100, 20);
            flow->addWidget(parts.back());
        }
        const auto top = [&parts](int part) { return parts.at(part)->y(); };
        showActive(window);
        flow->setGeometry({0, 0, 430, 100});
        QCOMPARE(top(3), top(0));
        flow->setGeometry({0, 0, 380, 100}); // of the two that belong together one would have room
        QCOMPARE(top(1), top(0));
        QVERIFY(top(2) > top(1));
        QCOMPARE(top(3), top(2));
        flow->setGeometry({0, 0, 150, 200});
        QVERIFY(top(3) > top(2));
    }

    void init()
    {
        m_themes.setChoice(ThemeChoice::Light);
        m_themes.setTextScale(1.0);
        m_themes.setMovementAllowed(false);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aTileIsAsHighAsItsThreeLines()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        auto *tile = new StatTile(m_kit, QStringLiteral("Posts out this week"));
        tile->setFigure(QStringLiteral("12"), QStringLiteral("of 30"));
        tile->setNote(QStringLiteral("4 still to go today"));
        tile->setValues({1, 3, 2}, QStringLiteral("6 in 3 days"));
        layout->addWidget(tile);
        window.resize(280, 200);
        showActive(window);
        // Lines of 18, 28 and 16, 2 above the figure, 12 at both ends, and the edges.
        QCOMPARE(tile->layout()->totalHeightForWidth(280), 90);
        m_themes.setTextScale(2.0);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(tile->layout()->totalHeightForWidth(560), 2 * 88 + 2);
        // What is not one line is still read to its end.
        m_themes.setTextScale(1.0);
        tile->setNote(QStringLiteral("4 still to go today, and very much more than one line has room for"));
        QVERIFY(tile->layout()->totalHeightForWidth(280) >= 90 + 16);
    }

    void aRemarkStandsAtTheEndOfAHeadOrByItsTitle()
    {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            Card card(m_kit, QStringLiteral("Crumb"));
            card.setLayoutDirection(direction);
            card.setNote(QStringLiteral("Europe/London"));
            card.addHeadWidget(new QPushButton(QStringLiteral("Connect")));
            card.resize(600, 200);
            showActive(card);
            auto *note = card.findChild<QLabel *>(QStringLiteral("cardNote"));
            QVERIFY(note->width() > 200);
            QVERIFY(leadOf(note) > 100);
            card.putNoteByTitle();
            QVERIFY2(leadOf(note) < 4, qPrintable(QString::number(leadOf(note))));
            const auto labels = card.findChildren<QLabel *>();
            const auto found = std::ranges::find(labels, QStringLiteral("Crumb"),
                                                 [](const QLabel *label) { return label->text(); });
            QVERIFY(found != labels.end());
            const QLabel *title = *found;
            const int gap = direction == Qt::LeftToRight ? note->x() - title->geometry().right() - 1
                                                         : title->x() - note->geometry().right() - 1;
            QCOMPARE(gap, m_kit.px(size::gap));
        }
    }

    void anOpenDrawerDimsAllOfItsPageAndNothingTwice()
    {
        DrawerPage page(m_kit);
        page.resize(1000, 600);
        showActive(page);
        QVERIFY(page.drawer->isNarrow());
        const QPoint margin(DrawerPage::margin / 2, 300);
        const QPoint content(100, 300);
        const auto shades = [&] {
            const QImage image = page.grab().toImage();
            return std::pair(image.pixel(margin), image.pixel(content));
        };
        const auto [ground, alike] = shades();
        QCOMPARE(ground, alike);
        page.head->setFocus();
        page.drawer->openPanel();
        const auto [dimmed, below] = shades();
        QVERIFY(dimmed != ground);
        QCOMPARE(dimmed, below);
        QVERIFY(page.inside->hasFocus());
        // The panel is neither dimmed nor out of reach; everything else is.
        QCOMPARE(page.childAt(page.middleOf(page.inside)), page.inside);
        QCOMPARE(QColor(page.grab().toImage().pixel(page.middleOf(page.panel))), m_kit.theme().surface);
        QVERIFY(qobject_cast<Scrim *>(page.childAt(page.middleOf(page.head))));
        QVERIFY(qobject_cast<Scrim *>(page.childAt(page.middleOf(page.content))));
        page.head->setFocus();
        QVERIFY(page.inside->hasFocus());
        // It follows the page.
        page.resize(1100, 700);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(page.childAt(page.middleOf(page.inside)), page.inside);
        const QPoint corner(page.width() - 2, page.height() - 2);
        QVERIFY(qobject_cast<Scrim *>(page.childAt(corner)));
        QTest::mouseClick(page.windowHandle(), Qt::LeftButton, Qt::NoModifier, corner);
        QVERIFY(!page.panel->isVisible());
        QVERIFY(page.head->hasFocus());
        QCOMPARE(page.childAt(page.middleOf(page.head)), page.head);
        QCOMPARE(shades().first, ground);
    }
};

QTEST_MAIN(PlacesTest)
#include "places_test.moc"
