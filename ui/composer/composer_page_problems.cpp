// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Of the composer: what stands in the way, and what is done about it.
#include "clients/account_service.h"
#include "composer/comment_row.h"
#include "composer/composer_page.h"
#include "composer/composer_state.h"
#include "composer/content_undo.h"
#include "composer/inspector.h"
#include "composer/media_strip.h"
#include "composer/network_options_row.h"
#include "composer/options_row.h"
#include "composer/picture_shrinking.h"
#include "composer/post_acts.h"
#include "composer/post_editor.h"
#include "composer/problem_list.h"
#include "composer/version_tabs.h"
#include "composer/when_row.h"
#include "networks/rules_catalogue.h"
#include "plan/remedies.h"

#include <QPushButton>
#include <QScrollArea>

namespace hatstand::ui::composer
{

void ComposerPage::mainPressed(bool now)
{
    if (m_acts->canTakeBack())
        m_acts->takeBack();
    if (m_state->isLocked())
        return;
    m_editor->tellText();
    m_inspector->checkNow();
    const bool send = now || !m_state->post().planned;
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        const plan::Problem &problem = m_problems->problem(row);
        // A time that is past does not matter to what is sent at once.
        const bool matters = !send || problem.place != plan::ProblemPlace::Time;
        if (problem.severity == plan::Severity::MustFix && matters) {
            jumpTo(row);
            return;
        }
    }
    if (send)
        m_acts->sendNow();
    else
        m_acts->schedule();
}

void ComposerPage::stepProblem(int step)
{
    const int count = m_problems->rowCount();
    if (count == 0)
        return;
    const int before = m_problemList->current();
    const int row = before < 0 ? (step > 0 ? 0 : count - 1) : (before + step + count) % count;
    jumpTo(row);
}

void ComposerPage::showProblems()
{
    ProblemRow *first = m_problemList->row(0);
    if (!first)
        return;
    // As much of the list as there is room for, and its first row in any case.
    m_scroll->ensureWidgetVisible(m_problemList, 0, 0);
    m_scroll->ensureWidgetVisible(first);
    first->setFocus(Qt::TabFocusReason);
}

void ComposerPage::jumpTo(int row)
{
    if (row < 0 || row >= m_problems->rowCount())
        return;
    m_problemList->setCurrent(row);
    const plan::Problem problem = m_problems->problem(row);
    // What stands in the common text, pictures or comment is not on an account's tab, which may have its own.
    const bool isContent = problem.place == plan::ProblemPlace::Text ||
                           problem.place == plan::ProblemPlace::FirstComment ||
                           problem.place == plan::ProblemPlace::Media;
    if (!problem.accountId.isNull() || isContent)
        m_state->setTab(problem.accountId);
    switch (problem.place) {
    case plan::ProblemPlace::Text:
        m_editor->showRange(problem.textStart, problem.textLength);
        m_scroll->ensureWidgetVisible(m_editor);
        break;
    case plan::ProblemPlace::Accounts:
        m_tabs->accountsButton()->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(m_tabs);
        break;
    case plan::ProblemPlace::Time:
        m_when->chooseTime();
        m_scroll->ensureWidgetVisible(m_when);
        break;
    case plan::ProblemPlace::FirstComment:
        m_comment->showRange(problem.textStart, problem.textLength);
        m_scroll->ensureWidgetVisible(m_comment);
        break;
    case plan::ProblemPlace::Media:
        if (problem.mediaIndex >= 0)
            m_state->setCurrentMedia(problem.mediaIndex);
        m_media->focusPictures();
        m_scroll->ensureWidgetVisible(m_media);
        break;
    case plan::ProblemPlace::Options:
        if (problem.option.isEmpty())
            m_options->showLanguages();
        else
            m_networkOptions->showField(problem.option);
        m_scroll->ensureWidgetVisible(problem.option.isEmpty() ? static_cast<QWidget *>(m_options)
                                                               : m_networkOptions);
        break;
    }
}

void ComposerPage::remedy(int row, bool other)
{
    if (row < 0 || row >= m_problems->rowCount())
        return;
    plan::Problem problem = m_problems->problem(row);
    if (other) {
        problem.remedy = problem.other;
        problem.remedyLabel = problem.otherLabel;
    }
    switch (problem.remedy) {
    case plan::Remedy::ChooseAccount:
        jumpTo(row);
        m_tabs->chooseAccounts();
        return;
    case plan::Remedy::DescribePicture:
        jumpTo(row);
        m_media->describe();
        return;
    case plan::Remedy::CropPicture:
        jumpTo(row);
        m_media->crop();
        return;
    case plan::Remedy::ShrinkPicture:
        m_shrinking->shrink(problem);
        return;
    case plan::Remedy::SignIn:
        if (const auto kept = keepWork(); !kept)
            m_context.navigator.report(kept.error());
        else
            m_context.navigator.signInAgain(problem.accountId);
        return;
    case plan::Remedy::ResumeAccount:
        if (const auto resumed = m_services.accounts.setPaused(problem.accountId, false); !resumed)
            m_context.navigator.report(resumed.error());
        return;
    default:
        break;
    }
    const auto mended =
        plan::remedied(m_state->checkInput(m_context.clock.now()), problem,
                       [this](const networks::NetworkKey &key) -> const networks::NetworkRules & {
                           return m_services.rules.findOrOther(key);
                       });
    if (!mended) {
        jumpTo(row);
        return;
    }
    const plan::Post before = m_state->post();
    m_state->applyRemedy(*mended);
    m_undo->offer(tr("Done: %1", "what a button that mends a problem says").arg(problem.remedyLabel), {},
                  before, m_state->post());
}

} // namespace hatstand::ui::composer
