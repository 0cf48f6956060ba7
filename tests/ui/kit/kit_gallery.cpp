// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the whole kit, light and dark, and the dialogs, as PNG files into a folder.
#include "base/clock.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/chips.h"
#include "kit/empty_state.h"
#include "kit/error_dialog.h"
#include "kit/fields.h"
#include "kit/flow_layout.h"
#include "kit/focus_ring.h"
#include "kit/labels.h"
#include "kit/list_row.h"
#include "kit/marks.h"
#include "kit/message_dialog.h"
#include "kit/rings.h"
#include "kit/segmented_control.h"
#include "kit/sparkline.h"
#include "kit/stat_tile.h"
#include "kit/switch.h"
#include "kit/undo_bar.h"

#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDateTimeEdit>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTextStream>
#include <QVBoxLayout>

using namespace hatstand;
using namespace hatstand::ui;

namespace
{

QHBoxLayout *row(std::initializer_list<QWidget *> widgets, int gap = 8)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(gap);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    return layout;
}

class Swatch final : public QWidget
{
public:
    Swatch(const Kit &kit, QColor Theme::*colour) : m_kit(kit), m_colour(colour) { setFixedSize(88, 40); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_kit.theme().line);
        painter.setBrush(m_kit.theme().*m_colour);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

private:
    Kit m_kit;
    QColor Theme::*m_colour;
};

class AllIcons final : public QWidget
{
public:
    explicit AllIcons(const Kit &kit) : m_kit(kit) { setFixedHeight(90); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        int y = 0;
        for (int i = 0; i < glyphCount; ++i) {
            m_kit.icons.paint(painter, QRectF(x, y, 20, 20), static_cast<Glyph>(i), m_kit.theme().text2);
            x += 35;
            if (x + 20 > width()) {
                x = 0;
                y += 31;
            }
        }
    }

private:
    Kit m_kit;
};

Card *block(const Kit &kit, const QString &title)
{
    auto *card = new Card(kit);
    card->setBodyPadded(true);
    card->body()->setSpacing(12);
    card->body()->addWidget(makeLabel(title, TypeRole::Strong));
    return card;
}

Card *colours(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Colour"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const std::pair<QColor Theme::*, QString> all[] = {
        {&Theme::window, QStringLiteral("window")}, {&Theme::surface, QStringLiteral("surface")},
        {&Theme::sunken, QStringLiteral("sunken")}, {&Theme::rail, QStringLiteral("rail")},
        {&Theme::accent, QStringLiteral("accent")}, {&Theme::accentTint, QStringLiteral("accent tint")},
        {&Theme::line, QStringLiteral("line")},     {&Theme::control, QStringLiteral("control line")}};
    int index = 0;
    for (const auto &[colour, name] : all) {
        grid->addWidget(new Swatch(kit, colour), index / 4 * 2, index % 4);
        grid->addWidget(makeLabel(name, TypeRole::Caption), index / 4 * 2 + 1, index % 4);
        ++index;
    }
    grid->setColumnStretch(4, 1);
    card->body()->addLayout(grid);
    card->body()->addStretch();
    return card;
}

Card *statuses(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Status: icon, word, colour"));
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips, 12, 10);
    for (const Status status : allStatuses)
        flow->addWidget(new StatusChip(kit, status));
    card->body()->addWidget(chips);
    auto *plain = new QWidget;
    auto *plainFlow = new FlowLayout(plain, 8, 8);
    plainFlow->addWidget(new PlainChip(kit, QStringLiteral("20 minutes")));
    plainFlow->addWidget(new PlainChip(kit, QStringLiteral("Now"), std::nullopt, true));
    auto *off = new ToggleChip(kit, QStringLiteral("Bristol food · 6"));
    auto *on = new ToggleChip(kit, QStringLiteral("Baking · 9"));
    on->setChecked(true);
    plainFlow->addWidget(off);
    plainFlow->addWidget(on);
    card->body()->addWidget(plain);
    card->body()->addStretch();
    return card;
}

Card *types(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Type"));
    card->body()->setSpacing(0);
    card->body()->addSpacing(12);
    card->body()->addWidget(makeLabel(QStringLiteral("28 Figure, one a page"), TypeRole::Figure));
    card->body()->addWidget(makeLabel(QStringLiteral("20 Page title"), TypeRole::PageTitle));
    card->body()->addWidget(makeLabel(QStringLiteral("15 Card title"), TypeRole::CardTitle));
    card->body()->addWidget(makeLabel(QStringLiteral("13 Text, rows, buttons"), TypeRole::Body));
    card->body()->addWidget(makeLabel(QStringLiteral("12 Second line"), TypeRole::Second, Ink::Text2));
    card->body()->addWidget(
        makeLabel(QStringLiteral("11 Axis, time, caption"), TypeRole::Caption, Ink::Text3));
    card->body()->addStretch();
    return card;
}

Card *buttons(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Buttons"));
    card->body()->addLayout(row({makeButton(kit, QStringLiteral("Primary"), ButtonKind::Primary, Glyph::Plus),
                                 makeButton(kit, QStringLiteral("Normal")),
                                 makeButton(kit, QStringLiteral("Quiet"), ButtonKind::Quiet),
                                 makeButton(kit, QStringLiteral("Cancel"), ButtonKind::Danger)}));
    auto *focus = makeButton(kit, QStringLiteral("Focus"));
    focus->setObjectName(QStringLiteral("focusMe"));
    auto *chosen = makeButton(kit, QStringLiteral("Chosen"));
    setChosen(chosen, true);
    auto *disabled = makeButton(kit, QStringLiteral("Not now"));
    setEnabledWithReason(disabled, false, QStringLiteral("Because"));
    auto *split = new SplitButton(kit, QStringLiteral("18:30"), Glyph::Clock, QStringLiteral("More"));
    card->body()->addLayout(row({focus, chosen, disabled, split}));
    auto *segments = new SegmentedControl(kit, QStringLiteral("View"));
    segments->addSegment(QStringLiteral("Month"));
    segments->addSegment(QStringLiteral("Week"));
    card->body()->addLayout(
        row({makeButton(kit, QStringLiteral("Small"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small),
             makeButton(kit, QStringLiteral("Small"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small),
             makeIconButton(kit, Glyph::More, QStringLiteral("More"), ButtonKind::Normal),
             new KeyCap(kit, QStringLiteral("Ctrl K")), segments}));
    card->body()->addStretch();
    return card;
}

Card *fields(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Fields"));
    auto *text = new QLineEdit(QStringLiteral("Text"));
    text->setFixedWidth(120);
    auto *search = new SearchField(kit, QStringLiteral("Hint"));
    search->setFixedWidth(110);
    auto *combo = new QComboBox;
    combo->addItem(QStringLiteral("Choice"));
    combo->setFixedWidth(110);
    card->body()->addLayout(row({text, search, combo}));
    auto *date = new QDateEdit(QDate(2026, 11, 19));
    date->setCalendarPopup(true);
    auto *number = new QSpinBox;
    number->setValue(30);
    number->setFixedWidth(90);
    auto *wrong = new QLineEdit(QStringLiteral("25:30"));
    auto *wrongField = new FormField(kit, QStringLiteral("Time"), wrong);
    wrongField->setError(QStringLiteral("A day has 24 hours"));
    wrongField->setFixedWidth(170);
    auto *dates = new QVBoxLayout;
    dates->addWidget(date);
    dates->addWidget(number);
    auto *both = row({wrongField});
    both->insertLayout(0, dates);
    card->body()->addLayout(both);
    auto *ticked = new QCheckBox(QStringLiteral("Tick"));
    ticked->setChecked(true);
    auto *ring = new QRadioButton(QStringLiteral("One"));
    ring->setChecked(true);
    auto *on = new Switch(kit, QStringLiteral("On"));
    on->setChecked(true);
    card->body()->addLayout(
        row({ticked, new QCheckBox, ring, new QRadioButton, on, new Switch(kit, QStringLiteral("Off"))}, 12));
    card->body()->addStretch();
    return card;
}

Card *progress(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Progress and rings"));
    auto *layout = new QHBoxLayout;
    layout->setSpacing(16);
    for (const qreal share : {0.25, 0.64, 1.0}) {
        auto *ring = new ProgressRing(kit);
        ring->setShare(share);
        layout->addWidget(ring);
    }
    auto *counter = new CounterRing(kit);
    counter->setCount(279, 300);
    layout->addWidget(counter);
    layout->addWidget(new WaitingRing(kit));
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setProperty("sizing", QStringLiteral("large"));
    bar->setValue(61);
    layout->addWidget(bar, 1);
    card->body()->addLayout(layout);
    auto *up = new Sparkline(kit);
    up->setValues({3, 4, 3, 5, 6, 5, 7, 8});
    auto *down = new Sparkline(kit);
    down->setValues({8, 7, 7, 6, 6, 5, 4, 4});
    card->body()->addLayout(row({up, down, new Avatar(kit, QStringLiteral("Priya Raman")),
                                 new Avatar(kit, QStringLiteral("Grace Tully"), 40)}));
    auto *marks = row(
        {new ClientMark(kit, QStringLiteral("Crumb & Clover"), QColor(0xA8, 0x5A, 0x1C)),
         new ClientMark(kit, QStringLiteral("Northwheel Cycles"), QColor(0x2E, 0x6B, 0x4F), MarkSize::Large),
         new NetworkMark(kit, QStringLiteral("bluesky"), QStringLiteral("Bluesky")),
         new NetworkMark(kit, QStringLiteral("mastodon"), QStringLiteral("Mastodon"), MarkSize::Medium,
                         MarkStyle::Filled),
         new NetworkMark(kit, QStringLiteral("practice"), QStringLiteral("Practice"), MarkSize::Large,
                         MarkStyle::Filled)});
    card->body()->addLayout(marks);
    card->body()->addStretch();
    return card;
}

Card *banners(const Kit &kit)
{
    Card *card = block(kit, QStringLiteral("Banners"));
    card->body()->setSpacing(8);
    auto *offline = new Banner(kit, Banner::Kind::Warning);
    offline->setKind(Banner::Kind::Warning, Glyph::Offline);
    offline->setMessage(QStringLiteral("No connection."), QStringLiteral("Planning works as usual."));
    auto *sent = new Banner(kit, Banner::Kind::Good);
    sent->setMessage(QStringLiteral("Sent."), QStringLiteral("Three posts are out."));
    sent->setAction(QStringLiteral("Undo"));
    auto *information = new Banner(kit, Banner::Kind::Information);
    information->setMessage({}, QStringLiteral("Prices changed on 1 November."));
    for (Banner *banner : {offline, sent, information})
        card->body()->addWidget(banner);
    card->body()->addStretch();
    return card;
}

QWidget *kitPage(const Kit &kit)
{
    auto *page = new QWidget;
    page->setProperty("surface", QStringLiteral("window"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    grid->addWidget(colours(kit), 0, 0);
    grid->addWidget(statuses(kit), 0, 1);
    grid->addWidget(types(kit), 0, 2);
    grid->addWidget(buttons(kit), 1, 0);
    grid->addWidget(fields(kit), 1, 1);
    grid->addWidget(progress(kit), 1, 2);
    Card *nothing = block(kit, QStringLiteral("Nothing here yet"));
    auto *empty = new EmptyState(kit, Glyph::Inbox, QStringLiteral("Nobody is waiting"),
                                 QStringLiteral("New comments show up here within 10 minutes."));
    empty->setAction(QStringLiteral("Read now"), Glyph::Refresh);
    nothing->body()->addWidget(empty, 1);
    grid->addWidget(nothing, 2, 0);
    Card *failed = block(kit, QStringLiteral("Could not load"));
    auto *trouble = new EmptyState(kit, Glyph::Alert, {}, {});
    trouble->setMessage(Glyph::Alert, QStringLiteral("Mastodon did not answer"),
                        QStringLiteral("The numbers below are from 09:26. Nothing was lost."), Ink::Warning);
    trouble->setAction(QStringLiteral("Try again"), Glyph::Refresh);
    trouble->setSecondAction(QStringLiteral("Details"));
    failed->body()->addWidget(trouble, 1);
    grid->addWidget(failed, 2, 1);
    grid->addWidget(banners(kit), 2, 2);
    Card *icons = block(kit, QStringLiteral("Icons: 24 grid, 1.75 stroke, round ends"));
    icons->body()->addWidget(new AllIcons(kit));
    grid->addWidget(icons, 3, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(4, 1);
    return page;
}

QWidget *rowsPage(const Kit &kit, const Clock &clock)
{
    auto *page = new QWidget;
    page->setProperty("surface", QStringLiteral("window"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 24, 24);
    layout->setSpacing(24);

    auto *rail = new QWidget;
    rail->setProperty("surface", QStringLiteral("rail"));
    rail->setAttribute(Qt::WA_StyledBackground);
    rail->setFixedWidth(kit.px(size::rail));
    auto *entries = new QVBoxLayout(rail);
    entries->setContentsMargins(8, 52, 8, 8);
    entries->setSpacing(2);
    auto *group = new QButtonGroup(rail);
    auto *today = new NavButton(kit, Glyph::Today, QStringLiteral("Today"));
    today->setCount(9, QStringLiteral("9 need you"));
    today->setChecked(true);
    auto *accounts = new NavButton(kit, Glyph::Accounts, QStringLiteral("Accounts"));
    accounts->setWarning(QStringLiteral("One sign-in runs out soon"));
    auto *folded = new NavButton(kit, Glyph::Calendar, QStringLiteral("Calendar"));
    folded->setFolded(true);
    folded->setCount(3);
    for (NavButton *entry :
         {today, new NavButton(kit, Glyph::Calendar, QStringLiteral("Calendar")), accounts, folded}) {
        group->addButton(entry);
        entries->addWidget(entry);
    }
    entries->addStretch();
    layout->addWidget(rail);

    auto *middle = new QVBoxLayout;
    auto *head = new PageHead(kit, QStringLiteral("Thursday 19 November"));
    head->setNote(QStringLiteral("11:42 in Lisbon · 12:42 in Rotterdam"));
    head->addTitleWidget(new StatusChip(kit, Status::Approval));
    head->addWidget(makeButton(kit, QStringLiteral("Done today · 6"), ButtonKind::Quiet, Glyph::Published));
    middle->addWidget(head);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(16);
    auto *out = new StatTile(kit, QStringLiteral("Posts out this week"));
    out->setFigure(QStringLiteral("12"), QStringLiteral("of 30"));
    out->setNote(QStringLiteral("4 still to go today"));
    out->setValues({1, 3, 2, 4, 3, 5, 4, 6}, QStringLiteral("rising"));
    auto *orders = new StatTile(kit, QStringLiteral("Orders traced, 7 days"));
    orders->setFigure(QStringLiteral("38"));
    orders->setNote(QStringLiteral("−3 on the week before"), Ink::Bad);
    orders->setValues({1, 3, 5, 6, 5, 5, 4, 3}, QStringLiteral("falling"));
    tiles->addWidget(out);
    tiles->addWidget(orders);
    middle->addLayout(tiles);

    auto *card = new Card(kit, QStringLiteral("Crumb & Clover"));
    card->addLeadingWidget(
        new ClientMark(kit, QStringLiteral("Crumb & Clover"), QColor(0xA8, 0x5A, 0x1C), MarkSize::Medium));
    card->setCount(3);
    card->setNote(QStringLiteral("Europe/London"));
    card->addHeadWidget(
        makeButton(kit, QStringLiteral("Connect"), ButtonKind::Quiet, Glyph::Plus, ButtonSize::Small));
    for (const QString &key : {QStringLiteral("instagram"), QStringLiteral("bluesky")}) {
        auto *line = new ListRow(kit, QStringLiteral("@crumbandclover.example"));
        line->addLeadingWidget(new NetworkMark(kit, key, key, MarkSize::Medium, MarkStyle::Filled));
        line->addWidget(new StatusChip(kit, Status::Published, QStringLiteral("Works")));
        line->addWidget(makeIconButton(kit, Glyph::More, QStringLiteral("More")));
        card->body()->addWidget(line);
    }
    auto *setting = new ListRow(kit, QStringLiteral("Stay awake when a post is due"),
                                QStringLiteral("From 2 minutes before until it is out"));
    auto *on = new Switch(kit, QStringLiteral("Stay awake when a post is due"));
    on->setChecked(true);
    setting->addWidget(on);
    setting->setLined(false);
    card->body()->addWidget(setting);
    middle->addWidget(card);
    auto *table = new QTableWidget(3, 3);
    table->setHorizontalHeaderLabels(
        {QStringLiteral("File"), QStringLiteral("Looks like"), QStringLiteral("Rows")});
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(36);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 3; ++c)
            table->setItem(r, c, new QTableWidgetItem(QStringLiteral("Cell %1.%2").arg(r).arg(c)));
    }
    table->selectRow(1);
    middle->addWidget(table, 1);
    layout->addLayout(middle, 1);

    auto *side = new QVBoxLayout;
    side->addSpacing(24);
    auto *tabs = new QTabBar;
    for (const QString &name : {QStringLiteral("All"), QStringLiteral("Bluesky"), QStringLiteral("Mastodon")})
        tabs->addTab(name);
    side->addWidget(tabs);
    auto *text = new QPlainTextEdit(QStringLiteral("Stollen pre-orders are open. Made the slow way."));
    text->setFixedHeight(90);
    side->addWidget(text);
    auto *box = new QGroupBox(QStringLiteral("Group"));
    auto *inBox = new QVBoxLayout(box);
    inBox->addWidget(new QCheckBox(QStringLiteral("Remember")));
    side->addWidget(box);
    auto *list = new QListWidget;
    for (int i = 0; i < 30; ++i)
        list->addItem(QStringLiteral("Entry %1").arg(i));
    list->setCurrentRow(1);
    side->addWidget(list, 1);
    auto *menu = new QMenu(page);
    menu->addAction(kit.icon(Glyph::Copy, Ink::Text2), QStringLiteral("Copy"));
    menu->addAction(kit.icon(Glyph::Trash, Ink::Text2), QStringLiteral("Remove"));
    menu->setWindowFlags(Qt::Widget);
    menu->setFixedSize(menu->sizeHint());
    side->addWidget(menu);
    menu->show();
    auto *sideHolder = new QWidget;
    sideHolder->setLayout(side);
    sideHolder->setFixedWidth(300);
    layout->addWidget(sideHolder);

    auto *undo = new UndoBar(kit, clock, page);
    page->resize(1240, 760);
    undo->offer(QStringLiteral("Moved to Tuesday 14:30"), [] {});
    return page;
}

Question closingQuestion()
{
    Question question;
    question.title = QStringLiteral("Close with 3 posts waiting?");
    question.text =
        QStringLiteral("If Hatstand is closed, these will not go out today. Mastodon and WordPress hold "
                       "theirs themselves and are not touched.");
    question.rows = {{QStringLiteral("14:30"),
                      QStringLiteral("Northwheel Cycles"),
                      QStringLiteral("NW"),
                      QColor(0x2E, 0x6B, 0x4F),
                      QStringLiteral("Cargo bike demo day, 28 Nov"),
                      {QStringLiteral("instagram"), QStringLiteral("bluesky")}},
                     {QStringLiteral("17:00"),
                      QStringLiteral("Lantern Street"),
                      QStringLiteral("LS"),
                      QColor(0x8A, 0x2F, 0x52),
                      QStringLiteral("Ushers wanted for December"),
                      {QStringLiteral("bluesky")}}};
    question.checkBox = QStringLiteral("Always keep running until the last post of the day is out");
    question.checked = true;
    question.actions = {
        {QStringLiteral("close"), QStringLiteral("Close anyway"), ButtonKind::Danger, std::nullopt, true},
        {QStringLiteral("cancel"), QStringLiteral("Cancel")},
        {QStringLiteral("keep"), QStringLiteral("Keep running quietly"), ButtonKind::Primary}};
    return question;
}

ErrorReport fullDisk()
{
    ErrorReport report;
    report.error = {
        ErrorCode::StorageFull,
        QStringLiteral("The last change could not be saved"),
        QStringLiteral("The disk that holds Northwheel Cycles.hatstand is full. It has 3 MB left; saving "
                       "needs about 40 MB."),
        {},
        QStringLiteral("SQLITE_FULL (13) while writing posts, 11:42:08")};
    report.safe = QStringLiteral(
        "Nothing is lost. The change is kept here until it is saved, and the file on disk is whole.");
    report.onHold = QStringLiteral("Sending is on hold for this client. The next post is due at 14:30.");
    report.remedies = {
        {QStringLiteral("folder"), QStringLiteral("Show the folder"), ButtonKind::Quiet, Glyph::Folder, true},
        {QStringLiteral("elsewhere"), QStringLiteral("Save somewhere else…")},
        {QStringLiteral("again"), QStringLiteral("Try again"), ButtonKind::Primary, Glyph::Refresh}};
    return report;
}

/// The parent's picture with the dialog's on top, as the eye sees them.
bool saveWithDialog(QWidget &under, Dialog &dialog, const QString &file)
{
    dialog.open();
    QPixmap picture = under.grab();
    QPainter painter(&picture);
    painter.drawPixmap(under.mapFromGlobal(dialog.pos()), dialog.grab());
    painter.end();
    const bool saved = picture.save(file);
    dialog.answerWith({});
    return saved;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.addOption({QStringLiteral("rtl"), QStringLiteral("lay out from right to left")});
    parser.addOption({QStringLiteral("text-scale"), QStringLiteral("enlarge the text"),
                      QStringLiteral("factor"), QStringLiteral("1")});
    parser.process(application);
    const QDir folder(parser.positionalArguments().value(0, QStringLiteral(".")));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    ThemeController themes(application);
    Icons icons(themes);
    const Kit kit{themes, icons};
    const FocusRing focusRing(kit);
    const FakeClock clock;
    themes.setMovementAllowed(false);
    themes.setTextScale(parser.value(QStringLiteral("text-scale")).toDouble());

    bool saved = true;
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        themes.setChoice(choice);
        const QString ending =
            choice == ThemeChoice::Dark ? QStringLiteral("-dark.png") : QStringLiteral(".png");
        const std::unique_ptr<QWidget> page(kitPage(kit));
        page->resize(1440, 900);
        page->show();
        page->activateWindow();
        QCoreApplication::processEvents(); // the platform tells of the activation by an event
        page->findChild<QWidget *>(QStringLiteral("focusMe"))->setFocus(Qt::TabFocusReason);
        saved = page->grab().save(folder.filePath(QStringLiteral("kit") + ending)) && saved;

        const std::unique_ptr<QWidget> rows(rowsPage(kit, clock));
        rows->show();
        saved = rows->grab().save(folder.filePath(QStringLiteral("rows") + ending)) && saved;
        saved = saveWithDialog(*rows, *new MessageDialog(kit, closingQuestion(), rows.get()),
                               folder.filePath(QStringLiteral("question") + ending)) &&
                saved;
        auto *error = new ErrorDialog(kit, fullDisk(), rows.get());
        error->findChild<QPushButton *>(QStringLiteral("errorDetailsToggle"))->setChecked(true);
        saved = saveWithDialog(*rows, *error, folder.filePath(QStringLiteral("error") + ending)) && saved;
    }
    return saved ? 0 : 1;
}
