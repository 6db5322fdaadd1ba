"""The coded words that every contact with the public employment service has in common."""

from enum import StrEnum


class ServiceTopic(StrEnum):
    """What a policy text, a question or a talk is about (服务主题)."""

    LOOKING_FOR_WORK = "LOOKING_FOR_WORK"
    CHOOSING_WORK = "CHOOSING_WORK"
    STARTING_UP = "STARTING_UP"
    SKILLS_TRAINING = "SKILLS_TRAINING"
    WORK_REGISTRATION = "WORK_REGISTRATION"
    EMPLOYMENT_ASSISTANCE = "EMPLOYMENT_ASSISTANCE"
    SUBSIDIES_AND_LOANS = "SUBSIDIES_AND_LOANS"
    UNEMPLOYMENT_INSURANCE = "UNEMPLOYMENT_INSURANCE"
    OLD_AGE_INSURANCE = "OLD_AGE_INSURANCE"
    MEDICAL_INSURANCE = "MEDICAL_INSURANCE"
    LABOUR_RELATIONS = "LABOUR_RELATIONS"
    OTHER_TOPIC = "OTHER_TOPIC"


class ContactKind(StrEnum):
    """Which service somebody was given (服务种类)."""

    CONSULTATION = "POLICY_CONSULTATION"
    GUIDANCE = "VOCATIONAL_GUIDANCE"


class EntryError(StrEnum):
    """What was wrong with what an office wrote down (差错原因)."""

    RECORDED_TWICE = "RECORDED_TWICE"
    OF_SOMEBODY_ELSE = "OF_SOMEBODY_ELSE"
    NEVER_HAPPENED = "NEVER_HAPPENED"
    MISTYPED = "MISTYPED"
