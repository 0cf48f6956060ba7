// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/sources_dialog.h"

#include "kit/choice_box.h"
#include "kit/fields.h"
#include "kit/labels.h"
#include "kit/list_row.h"
#include "kit/time_words.h"
#include "listen/feeds/opml.h"
#include "listening/listening_words.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSaveFile>
#include <QVBoxLayout>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
constexpr int dialogWidth = 620;
constexpr qint64 largestList = 8LL << 20; ///< bytes of a file of feeds
} // namespace

SourcesDialog::SourcesDialog(const Kit &kit, Services services, clients::ClientId client,
                             const std::vector<SearchAccount> &accounts, QWidget *parent)
    : Dialog(kit, tr("Where we listen"), dialogWidth, parent)
    , m_services(std::move(services))
    , m_client(client)
    , m_list(new QWidget(this))
    , m_address(new QLineEdit(this))
    , m_addressField(new FormField(kit, tr("A feed, or a page that has one"), m_address, this))
    , m_words(new QLineEdit(this))
    , m_account(new ChoiceBox(this))
    , m_wordsField(new FormField(kit, tr("Words or one #hashtag to search for"), m_words, this))
    , m_done(makeLabel({}, TypeRole::Second, Ink::Text2, this))
{
    setObjectName(u"sourcesDialog"_s);
    setText(tr("What your accounts hear, news feeds, and what networks find."));
    body()->setSpacing(kit.px(12));
    m_rows = new QVBoxLayout(m_list);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    body()->addWidget(m_list);
    addForms(accounts);
    m_done->setWordWrap(true);
    m_done->setObjectName(u"sourcesDone"_s);
    m_done->hide();
    body()->addWidget(m_done);
    QPushButton *take = addButton({u"import"_s, tr("Import feeds…"), ButtonKind::Normal, {}, true}, false);
    QPushButton *give = addButton({u"export"_s, tr("Export feeds…"), ButtonKind::Normal, {}, true}, false);
    addButton({u"close"_s, tr("Close"), ButtonKind::Primary});
    connect(take, &QPushButton::clicked, this, [this] { static_cast<void>(importFeeds(this)); });
    connect(give, &QPushButton::clicked, this, [this] { static_cast<void>(exportFeeds(this)); });
    connect(&m_services.sources, &listen::SourceService::changed, this, &SourcesDialog::refresh,
            Qt::QueuedConnection);
    refresh();
    m_address->setFocus();
}

void SourcesDialog::addForms(const std::vector<SearchAccount> &accounts)
{
    m_address->setObjectName(u"feedAddress"_s);
    m_address->setPlaceholderText(u"https://"_s);
    auto *feed = new QHBoxLayout;
    feed->setSpacing(kit().px(8));
    feed->addWidget(m_addressField, 1);
    m_addFeed = makeButton(kit(), tr("Add feed"), ButtonKind::Normal, Glyph::Plus, ButtonSize::Normal, this);
    m_addFeed->setObjectName(u"addFeed"_s);
    m_addFeed->setAutoDefault(false);
    feed->addWidget(m_addFeed, 0, Qt::AlignBottom);
    body()->addLayout(feed);
    connect(m_addFeed, &QPushButton::clicked, this, [this] { static_cast<void>(addFeed(this)); });
    connect(m_address, &QLineEdit::textChanged, this, [this] { m_addressField->setError({}); });

    m_words->setObjectName(u"searchWords"_s);
    m_account->setAccessibleName(tr("Search with"));
    for (const SearchAccount &account : accounts)
        m_account->addItem(account.name, account.id.toString());
    auto *search = new QHBoxLayout;
    search->setSpacing(kit().px(8));
    search->addWidget(m_wordsField, 1);
    search->addWidget(m_account, 0, Qt::AlignBottom);
    auto *addSearch =
        makeButton(kit(), tr("Add search"), ButtonKind::Normal, Glyph::Plus, ButtonSize::Normal, this);
    addSearch->setObjectName(u"addSearch"_s);
    addSearch->setAutoDefault(false);
    setEnabledWithReason(addSearch, !accounts.empty(),
                         tr("None of this client's accounts is on a network that can be searched."));
    search->addWidget(addSearch, 0, Qt::AlignBottom);
    body()->addLayout(search);
    connect(addSearch, &QPushButton::clicked, this, &SourcesDialog::addSearch);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_wordsField->setError({}); });
}

QString SourcesDialog::standing(const listen::Source &source) const
{
    if (source.paused)
        return tr("Paused");
    if (source.standing.failures > 0)
        return source.standing.error.sentence();
    if (!source.standing.askedAt)
        return tr("Not read yet");
    return tr("Read %1 ago", "26 min ago")
        .arg(durationWords(m_services.clock.now() - *source.standing.askedAt));
}

QWidget *SourcesDialog::makeRow(const listen::Source &source, bool isLast)
{
    const QString kind = source.kind == listen::SourceKind::Account  ? tr("Account")
                         : source.kind == listen::SourceKind::Search ? tr("Search")
                         : source.kind == listen::SourceKind::Import ? tr("Import")
                                                                     : tr("Feed");
    auto *row = new ListRow(kit(), source.name, kind + u" · "_s + standing(source), m_list);
    row->setLined(!isLast);
    const listen::SourceId id = source.id;
    auto *pause =
        makeIconButton(kit(), source.paused ? Glyph::Refresh : Glyph::Pause,
                       source.paused ? tr("Read %1 again").arg(source.name) : tr("Pause %1").arg(source.name),
                       ButtonKind::Quiet, ButtonSize::Small, {}, row);
    pause->setAutoDefault(false);
    connect(pause, &QPushButton::clicked, this, [this, id] {
        auto found = m_services.sources.source(id);
        if (!found)
            return;
        found->paused = !found->paused;
        tell(m_services.sources.edit(*found));
    });
    row->addWidget(pause);
    if (source.kind != listen::SourceKind::Account) {
        auto *remove = makeIconButton(kit(), Glyph::Trash, tr("Remove %1").arg(source.name),
                                      ButtonKind::Quiet, ButtonSize::Small, {}, row);
        remove->setAutoDefault(false);
        connect(remove, &QPushButton::clicked, this, [this, id] { tell(m_services.sources.remove(id)); });
        row->addWidget(remove);
    }
    return row;
}

void SourcesDialog::refresh()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto all = m_services.sources.sources(m_client);
    if (!all) {
        tell(fail(all.error()));
        return;
    }
    for (size_t i = 0; i < all->size(); ++i)
        m_rows->addWidget(makeRow((*all)[i], i + 1 == all->size()));
    if (all->empty()) {
        m_rows->addWidget(makeLabel(tr("Nothing is read yet. Add a feed or a search below."), TypeRole::Body,
                                    Ink::Text2, m_list));
    }
    if (isVisible())
        place();
}

QCoro::Task<void> SourcesDialog::addFeed(QPointer<SourcesDialog> self)
{
    QString typed = self->m_address->text().trimmed();
    if (!typed.contains("://"_L1) && !typed.isEmpty())
        typed.prepend("https://"_L1);
    const QUrl address(typed);
    if (!address.isValid() || address.host().isEmpty()) {
        self->m_addressField->setError(
            tr("Write the address of a feed or of a page, such as https://example.org."));
        self->place();
        co_return;
    }
    self->m_addFeed->setEnabled(false);
    self->m_addressField->setHelp(tr("Looking for a feed…"));
    const FindFeed find = self->m_services.findFeed;
    const auto found = co_await find(address);
    if (!self)
        co_return;
    self->m_addFeed->setEnabled(true);
    self->m_addressField->setHelp({});
    Result<void> done;
    if (!found) {
        done = fail(found.error());
    } else if (const auto added =
                   self->m_services.sources.addFeed(self->m_client, found->address, found->title);
               !added) {
        done = fail(added.error());
    }
    if (!done) {
        self->m_addressField->setError(done.error().sentence());
        self->place();
        co_return;
    }
    self->m_address->clear();
    self->m_address->setFocus();
}

void SourcesDialog::addSearch()
{
    const auto account = clients::AccountId::fromString(m_account->currentData().toString());
    const auto added = m_services.sources.addSearch(account, m_words->text());
    if (!added) {
        m_wordsField->setError(added.error().sentence());
        place();
        return;
    }
    m_words->clear();
}

QCoro::Task<void> SourcesDialog::importFeeds(QPointer<SourcesDialog> self)
{
    FileRequest request;
    request.title = tr("Import feeds");
    request.filters = {tr("Lists of feeds (*.opml *.xml)")};
    Dialogs &dialogs = self->m_services.dialogs;
    const QStringList files = co_await dialogs.openFiles(QPointer<QWidget>(self), request);
    if (!self || files.isEmpty())
        co_return;
    const auto taken = self->takeList(files.first());
    if (!taken) {
        self->tell(fail(taken.error()));
        co_return;
    }
    self->m_done->setText(tr("%n feed(s) added.", nullptr, *taken));
    self->m_done->show();
    self->place();
}

Result<int> SourcesDialog::takeList(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly) || opened.size() > largestList) {
        return fail(ErrorCode::InvalidInput, tr("The file %1 cannot be read.").arg(file),
                    opened.errorString());
    }
    const QByteArray bytes = opened.readAll();
    const auto list = listen::readOpml({bytes.constData(), size_t(bytes.size())});
    if (!list)
        return fail(list.error());
    int added = 0;
    for (const listen::OpmlOutline *feed : list->feeds()) {
        const auto one = m_services.sources.addFeed(m_client, QUrl(QString::fromStdString(feed->feedAddress)),
                                                    QString::fromStdString(feed->title));
        if (one)
            ++added;
        else if (one.error().code != ErrorCode::Conflict && one.error().code != ErrorCode::InvalidInput)
            return fail(one.error());
    }
    return added;
}

QCoro::Task<void> SourcesDialog::exportFeeds(QPointer<SourcesDialog> self)
{
    FileRequest request;
    request.title = tr("Export feeds");
    request.suggestedName = tr("feeds") + u".opml"_s;
    request.filters = {tr("Lists of feeds (*.opml)")};
    Dialogs &dialogs = self->m_services.dialogs;
    const QString file = co_await dialogs.saveFile(QPointer<QWidget>(self), request);
    if (self && !file.isEmpty())
        self->tell(self->writeList(file));
}

Result<void> SourcesDialog::writeList(const QString &file) const
{
    const auto all = m_services.sources.sources(m_client);
    if (!all)
        return fail(all.error());
    listen::OpmlDocument list;
    list.title = tr("Feeds").toStdString();
    for (const listen::Source &source : *all) {
        if (source.kind != listen::SourceKind::Feed)
            continue;
        listen::OpmlOutline outline;
        outline.title = source.name.toStdString();
        outline.feedAddress = source.address.toStdString();
        outline.type = "rss";
        list.outlines.push_back(std::move(outline));
    }
    const std::string text = listen::writeOpml(list);
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(text.data(), qint64(text.size())) < 0 ||
        !saved.commit())
        return fail(ErrorCode::StorageFailed, tr("The file %1 cannot be written.").arg(file),
                    saved.errorString());
    return {};
}

void SourcesDialog::tell(const Result<void> &done)
{
    m_done->setVisible(!done);
    if (!done)
        m_done->setText(done.error().sentence());
    if (isVisible())
        place();
}

} // namespace hatstand::ui::listening
