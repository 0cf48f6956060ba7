// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/side_column.h"

#include "base/sizes.h"
#include "base/zones.h"
#include "kit/account_pausing.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/path_label.h"
#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "settings/place_section.h"
#include "settings/privacy_section.h"
#include "settings/traffic_model.h"
#include "storage/backups.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
constexpr std::size_t waitingShown = 5;
constexpr int trafficShown = 6;

/// A thin row of a card, with a line above all but the first.
QHBoxLayout *thinRow(const Kit &kit, Card *card, std::vector<QWidget *> &rows)
{
    auto *row = new QFrame(card);
    if (!rows.empty())
        row->setProperty("edge", QStringLiteral("top"));
    row->setMinimumHeight(kit.px(size::tableRow));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(kit.px(size::padding), 0, kit.px(size::padding), 0);
    layout->setSpacing(kit.px(12));
    card->body()->addWidget(row);
    rows.push_back(row);
    return layout;
}

std::vector<clients::Account> accountsInView(const Scope &scope, const clients::AccountService &accounts)
{
    std::vector<clients::Account> shown;
    std::ranges::copy_if(
        accounts.accounts(), std::back_inserter(shown),
        [&scope](const clients::Account &account) { return scope.contains(account.clientId); });
    return shown;
}

/// Rows are laid out each for itself; what stands below each other is as wide as the widest of it.
void alignColumn(const std::vector<QLabel *> &labels)
{
    int widest = 0;
    for (QLabel *label : labels) {
        label->ensurePolished();
        widest = std::max(widest, label->sizeHint().width());
    }
    for (QLabel *label : labels)
        label->setMinimumWidth(widest);
}

void clearRows(std::vector<QWidget *> &rows)
{
    for (QWidget *row : rows) {
        row->hide();
        row->deleteLater();
    }
    rows.clear();
}
} // namespace

SideColumn::SideColumn(const PageContext &context, Services services, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_services(services)
    , m_pausing(new AccountPausing(context, services.pauses, services.accounts, this))
    , m_waiting(new Card(context.kit, tr("Waiting today"), this))
    , m_hold(makeButton(context.kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small, m_waiting))
    , m_traffic(new Card(context.kit, tr("What left this computer"), this))
    , m_files(new Card(context.kit, {}, this))
    , m_folder(new PathLabel({}, TypeRole::Second, Ink::Text, m_files))
    , m_size(makeLabel({}, TypeRole::Second, Ink::Text2, m_files))
    , m_backup(new ElidedLabel({}, TypeRole::Second, Ink::Text, m_files))
{
    const Kit &kit = context.kit;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit.px(size::padding));
    column->addWidget(m_waiting);
    column->addWidget(m_traffic);
    column->addWidget(m_files);
    column->addStretch(1);
    m_waiting->setObjectName(QStringLiteral("waitingCard"));
    m_traffic->setObjectName(QStringLiteral("trafficCard"));
    m_files->setObjectName(QStringLiteral("filesCard"));
    m_files->setAccessibleName(tr("Where the files are"));
    m_hold->setObjectName(QStringLiteral("holdAll"));
    m_waiting->addHeadWidget(m_hold);
    connect(m_hold, &QPushButton::clicked, this, &SideColumn::holdAll);
    auto *outbox = makeButton(kit, tr("Outbox"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small);
    outbox->setObjectName(QStringLiteral("openOutbox"));
    m_waiting->addHeadWidget(outbox);
    connect(outbox, &QPushButton::clicked, this, [this] { m_context.navigator.go(PageId::Outbox); });
    auto *all = makeButton(kit, tr("All of it"), ButtonKind::Quiet, Glyph::List, ButtonSize::Small);
    all->setObjectName(QStringLiteral("allTraffic"));
    m_traffic->addHeadWidget(all);
    connect(all, &QPushButton::clicked, this, &SideColumn::allTrafficRequested);

    m_files->setBodyPadded(true);
    m_files->body()->setSpacing(kit.px(8));
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Where the files are"), TypeRole::CardTitle, Ink::Text, m_files), 1);
    auto *more = makeButton(kit, tr("Backups"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small, m_files);
    more->setObjectName(QStringLiteral("openPlace"));
    connect(more, &QPushButton::clicked, this, &SideColumn::placeRequested);
    head->addWidget(more);
    m_files->body()->addLayout(head);
    auto *second = makeLabel(tr("One file for all clients, plus a folder of pictures."), TypeRole::Second,
                             Ink::Text2, m_files);
    second->setWordWrap(true);
    m_files->body()->addWidget(second);
    const auto fact = [&](Glyph glyph, QWidget *words, QWidget *end) {
        auto *row = new QHBoxLayout;
        row->setSpacing(kit.px(8));
        row->addWidget(new GlyphLabel(kit, glyph, 14, Ink::Text2, m_files));
        row->addWidget(words, 1);
        if (end)
            row->addWidget(end);
        m_files->body()->addLayout(row);
    };
    fact(Glyph::Folder, m_folder, m_size);
    fact(Glyph::Save, m_backup, nullptr);
}

void SideColumn::refresh()
{
    refreshHold();
    refreshWaiting();
    refreshTraffic();
    refreshFiles();
}

void SideColumn::setBeside(const QStringList &sections)
{
    m_traffic->setVisible(!sections.contains(PrivacySection::name().id));
    m_files->setVisible(!sections.contains(PlaceSection::name().id));
}

void SideColumn::refreshHold()
{
    const auto accounts = accountsInView(m_context.scope, m_services.accounts);
    const bool held = !accounts.empty() && std::ranges::all_of(accounts, &clients::Account::paused);
    m_hold->setText(held ? tr("Resume") : tr("Hold all"));
    m_hold->setAccessibleName(held ? tr("Resume sending to all accounts")
                                   : tr("Hold all: send nothing for now"));
    m_hold->setVisible(!accounts.empty());
}

void SideColumn::holdAll()
{
    const auto accounts = accountsInView(m_context.scope, m_services.accounts);
    const bool held = std::ranges::all_of(accounts, &clients::Account::paused);
    // Only those that change, so that taking it back leaves alone what was paused before.
    std::vector<clients::AccountId> changing;
    for (const clients::Account &account : accounts) {
        if (account.paused == held)
            changing.push_back(account.id);
    }
    if (held)
        m_pausing->goOn(changing);
    else
        m_pausing->hold(changing);
}

void SideColumn::refreshWaiting()
{
    clearRows(m_waitingRows);
    const auto items = readWaitingToday(m_services.outbox, m_context.scope.client(), m_context.clock.now());
    if (!items) {
        m_waiting->setCount(std::nullopt);
        sayInWaiting(items.error().what);
        return;
    }
    const QByteArray zone = systemZone(); // one's own: times of several clients stand below each other
    const std::vector<WaitingPost> posts = waitingToday(*items, m_context.clock.now());
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    const auto count = static_cast<int>(posts.size());
    m_waiting->setCount(count);
    if (posts.empty()) {
        const auto summary = m_services.outbox.summary(m_context.scope.client());
        if (m_services.outbox.hasWaiting(m_context.scope.client()) == false)
            sayInWaiting(tr("Nothing waits"));
        else if (summary && summary->nextAt)
            sayInWaiting(tr("Nothing more today. The next goes out %1", "day and time")
                             .arg(dayAndTimeWords(wallTimeAt(*summary->nextAt, zone), today)));
        else
            sayInWaiting(tr("What is planned is held back"));
        return;
    }
    std::vector<QLabel *> times;
    for (const WaitingPost &post : posts) {
        if (m_waitingRows.size() == waitingShown) {
            sayInWaiting(tr("and %n more", nullptr, count - static_cast<int>(waitingShown)));
            break;
        }
        const auto client = m_services.clients.client(post.client);
        QHBoxLayout *row = thinRow(m_context.kit, m_waiting, m_waitingRows);
        const WallTime wall = wallTimeAt(post.at, zone);
        times.push_back(makeLabel(wall.date == today ? clockWords(wall.time) : dayAndTimeTitle(wall, today),
                                  TypeRole::Strong));
        row->addWidget(times.back());
        if (client) {
            auto *mark = new ClientMark(m_context.kit, client->name, QColor(client->colour), MarkSize::Tiny);
            mark->setLetters(client->initials);
            row->addWidget(mark);
        }
        row->addWidget(new ElidedLabel(post.title), 1);
        auto *marks = new QHBoxLayout;
        marks->setSpacing(m_context.kit.px(3));
        for (const QString &network : post.networks)
            marks->addWidget(new NetworkMark(m_context.kit, network, network));
        row->addLayout(marks);
    }
    alignColumn(times);
}

void SideColumn::sayInWaiting(const QString &words)
{
    auto *label = makeLabel(words, TypeRole::Second, Ink::Text3);
    label->setWordWrap(true);
    thinRow(m_context.kit, m_waiting, m_waitingRows)->addWidget(label, 1);
}

void SideColumn::refreshTraffic()
{
    // Reading writes down what still waited to be, which is told and refreshes this; so the rows go after it.
    const auto entries = m_services.traffic.newest(trafficShown);
    clearRows(m_trafficRows);
    std::vector<QLabel *> times;
    std::vector<QLabel *> sizes;
    if (entries) {
        for (const net::TrafficEntry &entry : *entries) {
            times.push_back(
                makeLabel(trafficTime(entry, m_context.clock.now()), TypeRole::Second, Ink::Text3));
            sizes.push_back(
                makeLabel(sizeWords(entry.bytesOut + entry.bytesIn), TypeRole::Second, Ink::Text2));
            sizes.back()->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            QHBoxLayout *row = thinRow(m_context.kit, m_traffic, m_trafficRows);
            row->addWidget(times.back());
            row->addWidget(new ElidedLabel(entry.host, TypeRole::Name), 2);
            row->addWidget(new ElidedLabel(trafficWords(entry), TypeRole::Second, Ink::Text2), 2);
            row->addWidget(sizes.back());
        }
    }
    alignColumn(times);
    alignColumn(sizes);
    auto *promise = makeLabel(tr("Nothing goes to the makers of Hatstand."), TypeRole::Second, Ink::Text3);
    promise->setWordWrap(true);
    thinRow(m_context.kit, m_traffic, m_trafficRows)->addWidget(promise, 1);
}

void SideColumn::refreshFiles()
{
    const QFileInfo file(m_services.workspace.path());
    m_folder->setText(QDir::toNativeSeparators(file.absoluteFilePath()));
    m_size->setText(sizeWords(file.size()));
    const auto backup = storage::Backups(m_services.workspace.path(), m_context.clock).last();
    if (!backup) {
        m_backup->setText(tr("No backup yet"));
    } else {
        const QByteArray zone = systemZone();
        m_backup->setText(tr("Last backup %1")
                              .arg(dayAndTimeWords(wallTimeAt(backup->madeAt, zone),
                                                   wallTimeAt(m_context.clock.now(), zone).date)));
    }
}

} // namespace hatstand::ui::settings
