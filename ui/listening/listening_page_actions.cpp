// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done on the page.
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/menus.h"
#include "kit/segmented_control.h"
#include "listening/listening_page.h"
#include "listening/listening_words.h"
#include "listening/topic_model.h"

#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
/// Matching tells of each piece of its work: the page follows in this rhythm.
constexpr Milliseconds together{400};
} // namespace

std::vector<ActionSpec> ListeningPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, const QList<QKeySequence> &keys,
                              Glyph glyph) -> ActionSpec & {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Listening");
        spec.glyph = glyph;
        spec.keys = keys;
        return specs.emplace_back(std::move(spec));
    };
    add("listening.next", tr("Next topic"), {QKeySequence(Qt::Key_J)}, Glyph::Down).inPalette = false;
    add("listening.previous", tr("Previous topic"), {QKeySequence(Qt::Key_K)}, Glyph::Up).inPalette = false;
    add("listening.add", tr("Listen for something…"), {}, Glyph::Plus);
    add("listening.edit", tr("Edit the topic…"), {QKeySequence(Qt::Key_E)}, Glyph::Draft).onChosen = true;
    add("listening.sources", tr("Where we listen…"), {}, Glyph::Settings);
    add("listening.stream", tr("Show the stream"), {}, Glyph::List);
    add("listening.to-inbox", tr("Take the message into the inbox"), {QKeySequence(Qt::Key_I)}, Glyph::Inbox)
        .onChosen = true;
    add("listening.open", tr("Open the message"), {QKeySequence(Qt::Key_O)}, Glyph::Ext).onChosen = true;
    add("listening.seen", tr("What was told is seen"), {QKeySequence(Qt::Key_S)}, Glyph::Check).onChosen =
        true;
    return specs;
}

void ListeningPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    const auto onRow = [this](StreamAction action) {
        if (StreamRow *row = chosenRow())
            act(listen::StreamItem(row->item()), action, row);
    };
    bind("listening.next", [this] { moveChoice(1); });
    bind("listening.previous", [this] { moveChoice(-1); });
    bind("listening.add", [this] { addTopic(); });
    bind("listening.edit", [this] { editTopic(); });
    bind("listening.sources", [this] { openSources(); });
    bind("listening.stream", [this] {
        m_drawer->openPanel();
        m_streamArea->setFocus();
    });
    bind("listening.to-inbox", [onRow] { onRow(StreamAction::ToInbox); });
    bind("listening.open", [onRow] { onRow(StreamAction::Open); });
    bind("listening.seen", [this] {
        if (auto marked = m_services.alerts.markSeen(m_toldIds); !marked)
            report(marked.error());
    });
}

void ListeningPage::followServices()
{
    const auto changed = [this] { changedSomewhere(); };
    connect(&m_context.scope, &Scope::changed, this, changed);
    connect(&m_services.topics, &listen::TopicService::changed, this, changed);
    connect(&m_services.topics, &listen::TopicService::matched, this, changed);
    connect(&m_services.alerts, &listen::Alerts::changed, this, changed);
    connect(&m_services.sources, &listen::SourceService::changed, this, changed);
    connect(&m_services.acts, &listen::StreamActs::changed, this, changed);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        const auto &all = m_services.clients.clients();
        if (client())
            addOwnName();
        else if (all.empty())
            m_context.navigator.addClient();
        else
            m_context.scope.setClient(all.front().id);
    });
    connect(m_nothing, &EmptyState::secondActionTriggered, this, [this] { addTopic(); });
}

void ListeningPage::changedSomewhere()
{
    m_stale = true;
    if (!isVisible() || m_isWaiting)
        return;
    m_isWaiting = true;
    m_context.timers.callAfter(together, this, [this] {
        m_isWaiting = false;
        if (isVisible())
            refresh();
    });
}

void ListeningPage::report(const Error &error)
{
    m_context.navigator.report(error);
}

void ListeningPage::choose(const listen::TopicId &id)
{
    refresh();
    if (const int row = m_model->rowOf(id); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void ListeningPage::moveChoice(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row));
}

void ListeningPage::addTopic(listen::Topic topic)
{
    const auto shown = client();
    if (!shown)
        return;
    topic.clientId = *shown;
    if (topic.alerts.empty())
        topic.alerts = listen::usualAlertRules();
    openTopicDialog(topic);
}

void ListeningPage::addOwnName()
{
    const auto shown = client();
    if (!shown)
        return;
    const auto found = m_services.clients.client(*shown);
    if (!found) {
        report(found.error());
        return;
    }
    QStringList handles;
    for (const clients::Account &account : m_services.accounts.accountsOf(*shown))
        handles << account.handle;
    listen::Topic topic;
    topic.name = tr("Our name");
    topic.query = listen::ownNameQuery(found->name, handles);
    addTopic(std::move(topic));
}

void ListeningPage::editTopic()
{
    const auto id = chosenTopic();
    if (!id)
        return;
    const auto topic = m_services.topics.topic(*id);
    if (topic)
        openTopicDialog(*topic);
    else
        report(topic.error());
}

void ListeningPage::openTopicDialog(const listen::Topic &topic)
{
    auto *dialog = new TopicDialog(m_context.kit, {m_services.topics, m_services.reading, m_services.alerts},
                                   topic, this);
    listen::TopicService &topics = m_services.topics;
    connect(dialog, &TopicDialog::added, this, [this, &topics](const listen::TopicId &id) {
        m_context.undo.push({tr("A topic was added"),
                             [&topics, id]() -> Result<void> {
                                 auto removed = topics.remove(id);
                                 return removed ? Result<void>() : fail(removed.error());
                             },
                             [&topics, id] { return topics.bringBack(id); }});
        choose(id);
    });
    connect(dialog, &TopicDialog::edited, this,
            [this, &topics](const listen::Topic &before, const listen::Topic &after) {
                const auto write = [&topics](const listen::Topic &wished) -> Result<void> {
                    auto edited = topics.edit(wished);
                    return edited ? Result<void>() : fail(edited.error());
                };
                m_context.undo.push({tr("“%1” was changed").arg(after.name),
                                     [write, before] { return write(before); },
                                     [write, after] { return write(after); }});
                refresh();
            });
    connect(dialog, &TopicDialog::removed, this, [this, &topics](const listen::Topic &gone) {
        const listen::TopicId id = gone.id;
        if (auto removed = topics.remove(id); !removed) {
            report(removed.error());
            return;
        }
        m_context.undo.push({tr("“%1” is listened for no more").arg(gone.name),
                             [&topics, id] { return topics.bringBack(id); },
                             [&topics, id]() -> Result<void> {
                                 auto removed = topics.remove(id);
                                 return removed ? Result<void>() : fail(removed.error());
                             }});
        refresh();
    });
    dialog->open();
}

void ListeningPage::openSources()
{
    const auto shown = client();
    if (!shown)
        return;
    std::vector<SearchAccount> accounts;
    for (const clients::Account &account : m_services.accounts.accountsOf(*shown)) {
        networks::Connector *connector =
            account.byHand ? nullptr : m_services.connectors.find(account.network);
        if (connector != nullptr && connector->searcher() != nullptr) {
            accounts.push_back({account.id, networkName(m_services.rules, account.network.toString()) +
                                                u" · "_s + account.handle});
        }
    }
    auto *dialog = new SourcesDialog(
        m_context.kit, {m_services.sources, m_context.dialogs, m_services.findFeed, m_context.clock}, *shown,
        accounts, this);
    dialog->open();
}

StreamRow *ListeningPage::chosenRow() const
{
    for (QWidget *at = focusWidget(); at != nullptr; at = at->parentWidget()) {
        if (auto *row = qobject_cast<StreamRow *>(at))
            return row;
    }
    return nullptr;
}

void ListeningPage::act(const listen::StreamItem &item, StreamAction action, QWidget *anchor)
{
    switch (action) {
    case StreamAction::ToInbox:
        toInbox(item);
        break;
    case StreamAction::MakeIdea:
        makeIdea(item);
        break;
    case StreamAction::Open:
        if (item.message.url.isValid() && m_services.openAddress)
            m_services.openAddress(item.message.url);
        break;
    case StreamAction::Feeling:
        askFeeling(item, anchor);
        break;
    }
}

void ListeningPage::toInbox(const listen::StreamItem &item)
{
    listen::StreamActs &acts = m_services.acts;
    const listen::MessageId id = item.message.id;
    if (const auto taken = acts.toInbox(id); !taken) {
        report(taken.error());
        return;
    }
    m_context.undo.push({tr("It waits in the inbox now"), [&acts, id] { return acts.outOfInbox(id); },
                         [&acts, id]() -> Result<void> {
                             auto taken = acts.toInbox(id);
                             return taken ? Result<void>() : fail(taken.error());
                         }});
}

void ListeningPage::makeIdea(const listen::StreamItem &item)
{
    plan::Post post;
    post.clientId = item.message.clientId;
    post.status = plan::PostStatus::Idea;
    post.title = tr("From %1").arg(speakerOf(item));
    post.text = u"“"_s + item.message.text.simplified() + u"”"_s;
    if (!item.message.url.isEmpty())
        post.text += u"\n"_s + item.message.url.toString();
    plan::PostService &posts = m_services.posts;
    const auto added = posts.add(post);
    if (!added) {
        report(added.error());
        return;
    }
    const plan::PostId id = *added;
    m_context.undo.push({tr("An idea was made of it"), [&posts, id] { return posts.remove(id); },
                         [&posts, id] { return posts.restore(id); }});
}

void ListeningPage::askFeeling(const listen::StreamItem &item, QWidget *anchor)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("How it sounds"));
    for (const listen::Feeling feeling :
         {listen::Feeling::Positive, listen::Feeling::Neutral, listen::Feeling::Negative}) {
        QAction *choice = menu->addAction(m_context.kit.icon(*feelingGlyph(feeling), feelingInk(feeling)),
                                          feelingWord(feeling));
        choice->setCheckable(true);
        choice->setChecked(item.message.feeling == feeling);
        connect(choice, &QAction::triggered, this, [this, id = item.message.id, feeling] {
            listen::StreamActs &acts = m_services.acts;
            const auto before = acts.setFeeling(id, feeling);
            if (!before) {
                report(before.error());
                return;
            }
            const auto set = [&acts, id](listen::Feeling to) -> Result<void> {
                auto done = acts.setFeeling(id, to);
                return done ? Result<void>() : fail(done.error());
            };
            m_context.undo.push({tr("Called %1").arg(feelingWord(feeling).toLower()),
                                 [set, before = *before] { return set(before); },
                                 [set, feeling] { return set(feeling); }, true});
        });
    }
    popUpUnder(*menu, anchor);
}

} // namespace hatstand::ui::listening
