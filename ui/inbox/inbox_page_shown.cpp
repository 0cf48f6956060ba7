// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "inbox/choice_bar.h"
#include "inbox/conversation_list.h"
#include "inbox/filter_bar.h"
#include "inbox/inbox_page.h"
#include "inbox/inbox_panes.h"
#include "inbox/inbox_words.h"
#include "inbox/own_name.h"
#include "inbox/trouble_line.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/segmented_control.h"
#include "listen/inbox/inbox.h"
#include "listen/sources/source_service.h"

#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

/// What the page shows beside the conversation: its head, its list, and what there is instead of one.
namespace hatstand::ui::inbox
{

listen::InboxQuery InboxPage::queryNow() const
{
    listen::InboxQuery query;
    query.client = m_context.scope.client();
    switch (static_cast<List>(m_lists->currentIndex())) {
    case List::Open:
        break;
    case List::Mine:
        query.assignedTo = ownName(m_context.preferences);
        break;
    case List::Waiting:
        query.state = listen::ConversationState::Waiting;
        break;
    case List::Later:
        query.state = listen::ConversationState::Later;
        break;
    case List::Done:
        query.state = listen::ConversationState::Done;
        break;
    }
    m_filters->applyTo(query);
    return query;
}

void InboxPage::showList(int list)
{
    m_choice->setReopens(static_cast<List>(list) == List::Done);
    m_list->forgetCurrent();
    if (m_active)
        refresh();
    else
        m_stale = true;
}

void InboxPage::changedSomewhere(const QSet<listen::ConversationId> &ids)
{
    if (!m_active) {
        m_stale = true;
        return;
    }
    if (m_isReading) {
        // Only that it is not new any more.
        (void)m_list->refresh();
        refreshHead();
        return;
    }
    const bool isShown = ids.isEmpty() || ids.contains(m_shown);
    const listen::ConversationId before = m_shown;
    refresh();
    if (isShown && m_shown == before)
        refreshThread(false);
}

void InboxPage::refresh()
{
    m_stale = false;
    refreshLabels();
    m_model->setQuery(queryNow());
    const bool hadCurrent = m_list->currentIndex().isValid();
    if (const auto read = m_list->refresh(); !read) {
        m_stale = true;
        m_context.navigator.report(read.error());
        return;
    }
    refreshEmpty();
    refreshHead();
    refreshTroubles();
    refreshChoice();
    // The first one is shown, so that whoever comes here can begin.
    if (!hadCurrent && !m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        if (m_shown.isNull() || !m_list->show(m_shown))
            m_list->setCurrentIndex(m_model->index(0));
    } else if (m_model->rowCount() == 0) {
        showConversation({});
    }
}

void InboxPage::refreshLabels()
{
    m_filters->setLabels(m_services.inbox.allLabels().value_or(QStringList()));
}

void InboxPage::refreshHead()
{
    const auto summary = m_services.inbox.summary(m_context.scope.client());
    if (!summary)
        return;
    m_noteParts.clear();
    if (summary->open > 0)
        m_noteParts << tr("%n open", nullptr, summary->open);
    if (summary->overdue > 0)
        m_noteParts << tr("%n past the promised time", nullptr, summary->overdue);
    fitNote();
    const listen::PromisesKept kept = summary->kept;
    if (kept.all > 0) {
        const int percent = static_cast<int>(qint64(kept.inTime) * 100 / kept.all);
        const QLocale locale;
        m_keptWords->setText(tr("Answered in time %1%", "percent").arg(locale.toString(percent)));
        const QString whole =
            tr("%1 of %n answer(s) of the last 30 days came in the promised time.", nullptr, kept.all)
                .arg(locale.toString(kept.inTime));
        m_kept->setToolTip(whole);
        m_keptWords->setAccessibleName(whole);
    } else {
        m_keptWords->clear();
    }
    m_kept->setVisible(kept.all > 0 && !m_drawer->isNarrow());
}

void InboxPage::refreshChoice()
{
    m_choice->setCount(static_cast<int>(m_model->chosen().size()));
    if (m_model->chosen().isEmpty() && m_choice->isAncestorOf(window()->focusWidget()) && m_list->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPage::refreshEmpty()
{
    const bool none = m_model->rowCount() == 0;
    const bool hadFocus = m_list->hasFocus();
    m_list->setVisible(!none);
    m_empty->setVisible(none);
    m_hidden = 0;
    if (!none)
        return;
    if (hadFocus)
        m_lists->segment(m_lists->currentIndex())->setFocus(Qt::OtherFocusReason);
    m_empty->setAction({});
    if (m_filters->narrows()) {
        listen::InboxQuery query = queryNow();
        query.kind.reset();
        query.feeling.reset();
        query.channel.reset();
        query.label.reset();
        m_hidden = m_services.inbox.count(query).value_or(0);
        if (m_hidden > 0) {
            m_empty->setMessage(Glyph::Filter, tr("Nothing like this"),
                                tr("The filters hide %n conversation(s).", nullptr, m_hidden));
            m_empty->setAction(tr("Clear filters"));
            return;
        }
    }
    const auto sources = m_services.sources.sources(m_context.scope.client());
    const bool listens = sources && std::ranges::any_of(*sources, [](const listen::Source &source) {
                             return source.goesTo == listen::GoesTo::Inbox && !source.removedAt;
                         });
    switch (static_cast<List>(m_lists->currentIndex())) {
    case List::Open:
        if (!listens) {
            m_empty->setMessage(Glyph::Inbox, tr("Nobody can be heard yet"),
                                tr("Once an account is connected, what people say to it stands here."));
            m_empty->setAction(tr("Open Accounts"), Glyph::Accounts);
        } else {
            m_empty->setMessage(Glyph::Published, tr("Everybody has an answer"),
                                tr("What people write next will stand here."));
        }
        break;
    case List::Mine:
        m_empty->setMessage(Glyph::User, tr("Nothing is assigned to you"),
                            tr("You are called %1 here. The menu of a name changes that.")
                                .arg(ownName(m_context.preferences)));
        break;
    case List::Waiting:
        m_empty->setMessage(Glyph::Clock, tr("You wait for nobody"),
                            tr("What you have answered stands here until they write again."));
        break;
    case List::Later:
        m_empty->setMessage(Glyph::Clock, tr("Nothing is put off"),
                            tr("What you put off with Later stands here until its time."));
        break;
    case List::Done:
        m_empty->setMessage(Glyph::Check, tr("Nothing is done yet"),
                            tr("What you mark as done stands here, and comes back when they write again."));
        break;
    }
}

void InboxPage::refreshTroubles()
{
    QStringList sentences;
    if (const auto sources = m_services.sources.sources(m_context.scope.client())) {
        for (const listen::Source &source : *sources) {
            if (source.goesTo == listen::GoesTo::Inbox && source.isAsked() && source.standing.failures > 0 &&
                !source.standing.error.what.isEmpty())
                sentences << tr("%1: %2", "a place, what is wrong")
                                 .arg(source.name, source.standing.error.sentence());
        }
    }
    m_troubles->setTroubles(sentences);
}

} // namespace hatstand::ui::inbox
