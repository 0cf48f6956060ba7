// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/inspector.h"

#include "networks/rules_catalogue.h"
#include "networks/text/thread_split.h"
#include "plan/link_tagging.h"
#include "plan/measure_options.h"
#include "plan/media/worker.h"
#include "plan/sent_text.h"

#include <QPointer>
#include <qcorofuture.h>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{

/// What the fullest part of a thread has; what goes for the whole text stays.
void measureThread(networks::TextMeasure &whole, const QStringList &parts,
                   const networks::NetworkRules &rules, const networks::MeasureOptions &options,
                   qsizetype length)
{
    std::optional<networks::TextMeasure> fullest;
    for (const QString &part : parts) {
        networks::TextMeasure measure = networks::measureText(part, rules, options);
        if (!fullest || measure.remaining < fullest->remaining)
            fullest = std::move(measure);
    }
    if (!fullest)
        return;
    fullest->entities = std::move(whole.entities);
    fullest->fits = length;
    whole = std::move(*fullest);
}

/// Counts what each account gets, as it is sent. Pure; may run on any thread.
std::vector<AccountMeasure> measureAll(const plan::CheckInput &input, const networks::RulesCatalogue &rules)
{
    std::vector<AccountMeasure> measures;
    for (const clients::Account &account : input.accounts) {
        const plan::Version *version = input.post.version(account.id);
        if (!version)
            continue;
        const auto content = plan::effectiveVersion(input.post, *version);
        const networks::NetworkRules &own = rules.findOrOther(account.network);
        const auto options = plan::measureOptions(account, content, own);
        const plan::SentText sent = plan::sentText(input.post, content, account, own, input.utmCampaign);
        AccountMeasure measure{account.id, networks::measureText(sent.whole, own, options), {}};
        for (const networks::TextEntity &entity : measure.measure.entities) {
            if (entity.kind == networks::EntityKind::Hashtag)
                measure.hashtags.insert(entity.value.toCaseFolded());
        }
        const bool isThread = !account.byHand && own.threads.value &&
                              networks::threadMode(content.options) != networks::ThreadMode::None;
        if (isThread)
            measureThread(measure.measure, sent.parts, own, options, content.text.size());
        else if (sent.whole != content.text)
            measure.measure.fits = plan::untaggedOffset(content.text, sent.whole, measure.measure.fits);
        measures.push_back(std::move(measure));
    }
    return measures;
}

/// The network would get the post without it.
void tellOfComing(std::vector<plan::Problem> &problems, int count)
{
    plan::Problem problem;
    problem.severity = plan::Severity::MustFix;
    problem.what = Inspector::tr("%n picture(s) are still being copied", nullptr, count);
    problem.why = Inspector::tr("The post would go out without. Wait a moment, or cancel the copying.");
    problem.place = plan::ProblemPlace::Media;
    problem.remedy = plan::Remedy::GoThere;
    problems.insert(problems.begin(), std::move(problem));
}

struct Findings
{
    std::vector<AccountMeasure> measures;
    std::vector<plan::Problem> problems;
};

} // namespace

Inspector::Inspector(ComposerState &state, const Services &services, const Clock &clock, Timers &timers,
                     QObject *parent)
    : QObject(parent), m_state(state), m_services(services), m_clock(clock), m_timers(timers)
{
    m_pool.setMaxThreadCount(1);
    connect(&state, &ComposerState::changed, this, &Inspector::stateChanged);
}

Inspector::~Inspector() = default;

void Inspector::stateChanged(Parts parts)
{
    constexpr Parts measuredParts = Part::Text | Part::Accounts | Part::Media | Part::Link | Part::Options;
    if ((parts & measuredParts) && !m_state.isLarge()) {
        m_measures = measureAll(m_state.checkInput(m_clock.now()), m_services.rules);
        Q_EMIT measured();
    }
    if (parts & ~Parts(Part::Tab))
        checkLater();
    else
        Q_EMIT measured(); // what fits depends on the tab
}

void Inspector::checkLater()
{
    m_timers.callAfter(pause, this, [this, edition = ++m_edition] {
        if (edition != m_edition)
            return;
        if (m_state.isLarge())
            inspectAside();
        else
            take(plan::checkPost(m_state.checkInput(m_clock.now()), m_services.rules));
    });
}

QCoro::Task<void> Inspector::inspectAside()
{
    const QPointer<Inspector> self(this);
    const quint64 edition = m_edition;
    const networks::RulesCatalogue &rules = m_services.rules;
    auto future = plan::runOn(m_pool, [input = m_state.checkInput(m_clock.now()), &rules] {
        return Findings{measureAll(input, rules), plan::checkPost(input, rules)};
    });
    Findings findings = co_await future;
    if (!self || edition != m_edition)
        co_return;
    m_measures = std::move(findings.measures);
    Q_EMIT measured();
    take(std::move(findings.problems));
}

void Inspector::begin()
{
    if (!m_state.isLarge()) {
        checkNow();
        return;
    }
    m_measures.clear();
    Q_EMIT measured();
    take({});
    checkLater();
}

void Inspector::checkNow()
{
    ++m_edition;
    const auto input = m_state.checkInput(m_clock.now());
    m_measures = measureAll(input, m_services.rules);
    Q_EMIT measured();
    take(plan::checkPost(input, m_services.rules));
}

void Inspector::take(std::vector<plan::Problem> problems)
{
    // What is out or on its way cannot be mended any more.
    m_problems = m_state.isLocked() ? std::vector<plan::Problem>() : std::move(problems);
    if (!m_state.isLocked() && m_state.coming() > 0)
        tellOfComing(m_problems, m_state.coming());
    Q_EMIT checked();
}

const networks::TextMeasure *Inspector::measureOf(const clients::AccountId &id) const
{
    const auto found = std::find_if(m_measures.begin(), m_measures.end(),
                                    [&id](const AccountMeasure &m) { return m.accountId == id; });
    return found == m_measures.end() ? nullptr : &found->measure;
}

bool Inspector::hasMeasured(const clients::AccountId &id, const QStringList &tags) const
{
    const auto found = std::find_if(m_measures.begin(), m_measures.end(),
                                    [&id](const AccountMeasure &each) { return each.accountId == id; });
    return found != m_measures.end() && std::all_of(tags.begin(), tags.end(), [&found](const QString &tag) {
               return found->hashtags.contains(tag.toCaseFolded());
           });
}

qsizetype Inspector::fits() const
{
    const clients::AccountId &tab = m_state.tab();
    qsizetype fits = m_state.text().size();
    for (const AccountMeasure &each : m_measures) {
        const bool concerned = tab.isNull() ? !m_state.hasOwnText(each.accountId) : each.accountId == tab;
        if (concerned && each.measure.over)
            fits = std::min(fits, each.measure.fits);
    }
    return fits;
}

std::optional<plan::Severity> Inspector::worstOf(const clients::AccountId &id) const
{
    // Sorted with the worst first.
    for (const plan::Problem &problem : m_problems) {
        if (problem.accountId == id)
            return problem.severity;
    }
    return std::nullopt;
}

int Inspector::countOf(const clients::AccountId &id) const
{
    return int(std::count_if(m_problems.begin(), m_problems.end(),
                             [&id](const plan::Problem &problem) { return problem.accountId == id; }));
}

} // namespace hatstand::ui::composer
